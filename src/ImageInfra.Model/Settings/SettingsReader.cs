using System.Text.Encodings.Web;
using System.Text.Json;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads <see cref="FactorySettings"/>, and reports every error at once.</summary>
public sealed class SettingsReader
{
    /// <summary>Where the catalog is unless the stack says otherwise.</summary>
    public const string DefaultImagesDirectory = "infra/images";

    /// <summary>The channel that <c>latest</c> means unless the stack says otherwise.</summary>
    public const string DefaultLatestChannel = "stable";

    private readonly SettingsSource _source;
    private readonly string _stack;
    private readonly List<CatalogError> _errors = [];
    private readonly HashSet<string> _refused = [];

    private SettingsReader(string stack, SettingsSource source) => (_stack, _source) = (stack, source);

    /// <summary>Every key under <c>imageinfra:</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. SettingKeys.All.Select(k => k.Name)];

    /// <summary>The settings of a stack, or a <see cref="CatalogException"/> with every error, in the order of lines.</summary>
    public static FactorySettings Read(string stack, SettingsSource source)
    {
        var reader = new SettingsReader(stack, source);
        reader._errors.AddRange(source.Problems);
        reader.CheckKeys();
        var settings = reader.Read();
        return reader._errors.Count == 0 ? settings : throw new CatalogException([.. reader._errors.OrderBy(e => e.Line)]);
    }

    private void CheckKeys()
    {
        foreach (var key in _source.Keys.Where(k => !Keys.Contains(k)))
        {
            Fail(key, $"is no setting; expected {string.Join(", ", Keys.Select(k => $"{SettingsSource.Namespace}:{k}"))}{Suggestion.For(key, Keys)}", 0);
            // What is meant is there, then, under another name.
            _refused.UnionWith(Keys.Where(known => known == "location" && Suggestion.IsNear(key, known)));
        }

        foreach (var key in SettingKeys.All.Where(k => _source.Find(k.Name) is { } text && text.Contains(SecretSetting.Property, StringComparison.Ordinal)))
        {
            foreach (var secret in Parse(_source.Find(key.Name)!) is { } value ? SecretSetting.AllIn(key.Name, value) : [])
            {
                if (SecretRefusal.Of(key, secret, _stack) is { } reason)
                {
                    _errors.Add(new(_source.FileOf(key.Name), _source.LineOf(key.Name), secret.ToString(), reason));
                    _refused.Add(key.Name);
                }
            }
        }
    }

    private FactorySettings Read()
    {
        var stack = _stack;
        var location = AzureRegion.Normalize(Text("location", "") switch
        {
            "" when !_refused.Contains("location") => Fail("location", $"is required; set it with 'pulumi config set imageinfra:location westeurope --stack {stack}'", ""),
            var text => text,
        });
        return new()
        {
            Stack = stack,
            Location = location,
            ResourceGroupName = Name("resourceGroupName", $"rg-imageinfra-{stack}", AzureNames.ResourceGroup),
            UseExistingResourceGroup = Flag("useExistingResourceGroup"),
            GalleryName = Name("galleryName", $"gal_imageinfra_{stack.Replace('-', '_')}", AzureNames.Gallery),
            IdentityName = Name("identityName", $"id-imageinfra-{stack}", AzureNames.Identity),
            ScriptsAccountName = ScriptsAccountName(),
            UseExistingStagingGroups = Flag("useExistingStagingGroups"),
            TargetRegions = Structured<IReadOnlyList<TargetRegion>>("targetRegions", setting => TargetRegionsReader.Read(setting, location), [new(location)], $"a {TargetRegionsReader.Expected}"),
            Protect = Flag("protect"),
            Tags = Structured("tags", setting => SettingTags.Read(setting, "tags"), Tags.Empty, SettingTags.Expected),
            BaseVersions = BaseVersions(),
            ImagesDirectory = Text("imagesDirectory", DefaultImagesDirectory),
            MaskedVariables = MaskedVariables(),
            Webhooks = Webhooks(),
            Promotions = Structured("promotions", PromotionsReader.Promotions, new Dictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>>()),
            PromotedVersions = Structured("promotedVersions", new PromotedDistributionReader(location).Read, new Dictionary<string, PromotedDistribution>()),
            PromotionRules = Structured("promotionRules", PromotionsReader.Rules, new()),
            Channels = Structured("channels", ChannelsReader.Pins, new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>>()),
            ChannelRules = Structured("channelRules", ChannelsReader.Rules, new Dictionary<string, ChannelRule>()),
            LatestChannel = Name("latestChannel", DefaultLatestChannel, ChannelsReader.NameProblem),
            Revoked = Structured("revoked", PromotionsReader.Revoked, new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>>()),
            Retention = Structured("retention", RetentionReader.Read, new()),
            ConsumerSubscriptions = Guids("consumerSubscriptions", "subscription ids"),
            ImageReaders = Guids("imageReaders", "principal (object) ids"),
            Gallery = Gallery(),
            Network = Network(),
            Overrides = Structured("overrides", Overrides(location), new()),
            Adopt = Structured<IReadOnlyList<AdoptedResource>>("adopt", Adopt, [], $"a list of {AdoptedResource.Expected}"),
        };
    }

    // A setting that may not be secret, and is, was reported; whatever else is wrong with it is not known.
    private string? Find(string key) => _refused.Contains(key) ? null : _source.Find(key);

    private string Text(string key, string otherwise)
    {
        var text = Find(key) is { Length: > 0 } given ? given : otherwise;
        return text[..Math.Min(1, text.Length)] is "{" or "[" && Parse(text) is not null ? Fail(key, "must be a text", otherwise) : text;
    }

    private string? ScriptsAccountName() => Name("scriptsAccountName", "", name => name.Length == 0 ? null : AzureNames.StorageAccount(name)) is { Length: > 0 } name ? name : null;

    private string Name(string key, string otherwise, Func<string, string?> rule)
    {
        var name = Text(key, otherwise);
        return rule(name) is { } broken ? Fail(key, $"'{name}' {broken}", name) : name;
    }

    private bool Flag(string key) => Text(key, "false") switch
    {
        "true" => true,
        "false" => false,
        var other => Fail(key, $"'{other}' is not allowed; expected true or false", false),
    };

    private Dictionary<string, ImageVersion> BaseVersions()
    {
        var versions = new Dictionary<string, ImageVersion>(StringComparer.OrdinalIgnoreCase);
        foreach (var (image, text) in Map("baseVersions"))
        {
            if (ImageVersion.TryParse(text, out var version))
            {
                versions[image] = version;
            }
            else
            {
                Fail($"baseVersions.{image}", $"'{text}' is not an image version; expected Major.Minor.Patch, such as 1.0.12", 0);
            }
        }

        return versions;
    }

    private string[] MaskedVariables()
    {
        const string Key = "maskedVariables";
        if (Json(Key, JsonValueKind.Array, "a list of names of environment variables") is not { } list)
        {
            return [];
        }

        string[] names = [.. list.EnumerateArray().Select(name => name.ToString())];
        foreach (var name in names.Where(n => n.Length == 0 || !n.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')))
        {
            // It might be the secret itself, which an error must not show.
            Fail(Key, "has an item that is no name; expected names of environment variables, never their values", 0);
            break;
        }

        return names;
    }

    private Webhook[] Webhooks()
    {
        var reader = new WebhookReader((key, message) => Fail(key, message, 0));
        return Json("webhooks", JsonValueKind.Array, "a list of {url, events, secretVariable, secret}") is { } list
            ? [.. list.EnumerateArray().Select((item, i) => reader.Read(item, $"webhooks[{i}]")).OfType<Webhook>()]
            : [];
    }

    private T Structured<T>(string key, Func<JsonSetting, T> read, T otherwise, string expected = "a map or a list") =>
        Find(key) is not { Length: > 0 } text ? otherwise
        : Parse(text) is { } element ? read(SettingOf(key, element))
        : Fail(key, $"must be {expected}", otherwise);

    private JsonSetting SettingOf(string key, JsonElement element) => new(key, element, (part, message) => Fail(part, message, 0));

    private string[] Guids(string key, string expected) => Structured<string[]>(
        key,
        setting =>
        {
            string[] ids = [.. setting.Texts(expected)];
            foreach (var wrong in ids.Where(id => !Guid.TryParse(id, out _)))
            {
                setting.Fail($"'{wrong}' is not allowed; expected {expected}");
            }

            return ids;
        },
        []);

    private static List<AdoptedResource> Adopt(JsonSetting setting)
    {
        var adopted = new List<AdoptedResource>();
        foreach (var text in setting.Texts(AdoptedResource.Expected))
        {
            if (AdoptedResource.Parse(text) is { } item)
            {
                adopted.Add(item);
            }
            else
            {
                setting.Fail($"'{text}' is not allowed; expected {AdoptedResource.Expected}");
            }
        }

        return adopted;
    }

    // A mode that needs nothing more is one word, which is no JSON.
    private NetworkSettings Network()
    {
        const string Key = "network";
        var text = Find(Key) ?? "";
        return text.Length > 0 && (Parse(text) ?? Parse($"\"{JavaScriptEncoder.Default.Encode(text)}\"")) is { } element
            ? SettingOf(Key, element).As(NetworkKeys.OfStack, NetworkReader.Read) ?? new()
            : new();
    }

    private GallerySettings Gallery() =>
        Json("gallery", JsonValueKind.Object, "a map of description, sharingProfile, softDeletePolicy, identity") is { } gallery
            ? new GallerySettingsReader((key, message) => Fail(key, message, 0)).Read(gallery)
            : new();

    private Func<JsonSetting, OverrideSettings> Overrides(string location) => setting => new()
    {
        Images = new OverridesReader(location).Read(setting),
        File = _source.FileOf("overrides"),
        Line = _source.LineOf("overrides"),
    };

    private IEnumerable<KeyValuePair<string, string>> Map(string key) =>
        Json(key, JsonValueKind.Object, "a map of names to texts") is { } map
            ? map.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.ToString()))
            : [];

    private JsonElement? Json(string key, JsonValueKind kind, string expected)
    {
        if (Find(key) is not { Length: > 0 } text)
        {
            return null;
        }

        return Parse(text) is { } element && element.ValueKind == kind ? element : Fail<JsonElement?>(key, $"must be {expected}", null);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The latter is for half a character, which is no text.
            // Whoever asked says what is wrong, in words that name the key.
            return null;
        }
    }

    private T Fail<T>(string key, string message, T instead)
    {
        var root = key.Split('.', '[')[0];
        _errors.Add(new(_source.FileOf(root), _source.LineOf(root), $"{SettingsSource.Namespace}:{key}", message));
        return instead;
    }
}
