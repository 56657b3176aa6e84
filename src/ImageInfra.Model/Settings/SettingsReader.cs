using System.Text.Json;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads <see cref="FactorySettings"/> and collects all errors.</summary>
public sealed class SettingsReader
{
    /// <summary>The default folder of the catalog.</summary>
    public const string DefaultImagesDirectory = "infra/images";

    /// <summary>The default channel for <c>latest</c>.</summary>
    public const string DefaultLatestChannel = "stable";

    private readonly SettingsSource _source;
    private readonly string _stack;
    private readonly List<CatalogError> _errors = [];
    private readonly HashSet<string> _rejected = [];

    private SettingsReader(string stack, SettingsSource source) => (_stack, _source) = (stack, source);

    /// <summary>All keys under <c>imageinfra:</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. SettingKeys.All.Select(k => k.Name)];

    /// <summary>Reads the settings of a stack.</summary>
    /// <exception cref="CatalogException">The settings are invalid; the exception holds every error, ordered by line.</exception>
    public static FactorySettings Read(string stack, SettingsSource source)
    {
        var reader = new SettingsReader(stack, source);
        reader._errors.AddRange(source.Problems);
        reader.CheckKeys();
        var errors = new List<CatalogError>();
        var settings = reader.Read(new MappingReader(reader.Values(), "", new(source.File, errors), new MappingKeys("settings", "", SettingKeys.All)));
        foreach (var error in errors)
        {
            reader.Fail(error.Path, error.Message);
        }

        return reader._errors.Count == 0 ? settings : throw new CatalogException([.. reader._errors.OrderBy(e => e.Line)]);
    }

    /// <summary>Reads the valid entries of a map by name. Names ignore case.</summary>
    internal static Dictionary<string, T> ByName<T>(MappingReader owner, string key, Func<MappingReader, string, T?> read)
        where T : class => owner.Each(key)
        .Select(e => (e.Name, Value: read(e.Map, e.Name)))
        .Where(e => e.Value is not null)
        .ToDictionary(e => e.Name, e => e.Value!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads target regions. Null if there are none. They must contain the location of the stack.</summary>
    internal static IReadOnlyList<TargetRegion>? Regions(
        MappingReader owner,
        string location,
        TargetRegion? defaults = null,
        Func<MappingReader, ImageEncryption?>? encryption = null)
    {
        const string Key = "targetRegions";
        if (!owner.HasValue(Key))
        {
            return null;
        }

        var before = owner.Errors.Count;
        var regions = TargetRegionReader.Read(owner, Key, defaults, encryption);
        if (owner.Errors.Count == before && location.Length > 0 && regions.All(r => r.Name != location))
        {
            owner.Fail(Key, $"must contain the location '{location}', because Azure creates versions there");
        }

        return regions;
    }

    private void CheckKeys()
    {
        foreach (var key in _source.Keys.Where(k => !Keys.Contains(k)))
        {
            Fail(key, $"is not a setting; expected {string.Join(", ", Keys.Select(k => $"{SettingsSource.Namespace}:{k}"))}{Suggestion.For(key, Keys)}");
            // A misspelled location is one error, not two.
            _rejected.UnionWith(Keys.Where(known => known == "location" && Suggestion.IsNear(key, known)));
        }

        foreach (var key in SettingKeys.All.Where(k => _source.Find(k.Name) is { } text && text.Contains(SecretSetting.Property, StringComparison.Ordinal)))
        {
            foreach (var secret in Parse(_source.Find(key.Name)!) is { } value ? SecretSetting.AllIn(key.Name, value) : [])
            {
                if (SecretRefusal.Of(key, secret, _stack) is { } reason)
                {
                    Fail($"{key.Name}{secret.Path}", reason);
                    _rejected.Add(key.Name);
                }
            }
        }
    }

    // Converts settings to YAML values, so that one reader serves settings and catalog. Settings that already have an error are omitted.
    private YamlMapping Values()
    {
        var entries = new Dictionary<string, YamlEntry>();
        foreach (var key in SettingKeys.All.Where(k => !_rejected.Contains(k.Name)))
        {
            if (_source.Find(key.Name) is not { Length: > 0 } text)
            {
                continue;
            }

            foreach (var what in Unresolved.In(text))
            {
                Fail(key.Name, Unresolved.ErrorOf(what));
            }

            var isStructure = text[0] is '{' or '[';
            entries[key.Name] = new(0, Parse(text) is { } json && (isStructure || key.Type is not KeyType.Text) ? JsonYaml.Of(json) : JsonYaml.Text(text));
        }

        return new(0, entries);
    }

    private FactorySettings Read(MappingReader settings)
    {
        var location = AzureRegion.Normalize(settings.Text("location") ?? "");
        if (location.Length == 0 && !_rejected.Contains("location") && !settings.HasValue("location"))
        {
            settings.Fail("location", $"is required; set it with 'pulumi config set imageinfra:location westeurope --stack {_stack}'");
        }

        var rules = settings.Each("channelRules").ToList();
        IReadOnlyList<string> channels = [.. rules.Select(r => r.Name)];
        var read = new FactorySettings
        {
            Stack = _stack,
            Location = location,
            ResourceGroupName = Name(settings, "resourceGroupName", $"rg-imageinfra-{_stack}", AzureNames.ResourceGroup),
            UseExistingResourceGroup = settings.Flag("useExistingResourceGroup") ?? false,
            GalleryName = Name(settings, "galleryName", $"gal_imageinfra_{_stack.Replace('-', '_')}", AzureNames.Gallery),
            IdentityName = Name(settings, "identityName", $"id-imageinfra-{_stack}", AzureNames.Identity),
            ScriptsAccountName = settings.Text("scriptsAccountName"),
            UseExistingStagingGroups = settings.Flag("useExistingStagingGroups") ?? false,
            TargetRegions = Regions(settings, location) ?? [new(location)],
            Protect = settings.Flag("protect") ?? false,
            Tags = TagsReader.Read(settings, "tags", name => new("tags", SecretSetting.Below("", name))),
            BaseVersions = BaseVersions(settings),
            PinsInStore = settings.Choice("pins") == SettingTypes.PinsInStore,
            ImagesDirectory = settings.Text("imagesDirectory") ?? DefaultImagesDirectory,
            Store = settings.Text("store"),
            MaskedVariables = settings.Texts("maskedVariables"),
            RequireTrackedFiles = settings.Flag("requireTrackedFiles") ?? false,
            Webhooks = settings.Mappings("webhooks", WebhookReader.Read),
            Promotions = ByVersion(settings, "promotions", (map, version) => map.Mapping(version, VersionSettingsReader.Promotion)),
            PromotedVersions = ByName(settings, "promotedVersions", (map, image) => map.Mapping(image, item => PromotedDistributionReader.Read(item, location))),
            PromotionRules = settings.Mapping("promotionRules", VersionSettingsReader.PromotionRules) ?? new(),
            Channels = ByName(settings, "channels", IReadOnlyDictionary<string, ChannelPin>? (map, image) =>
                ByName(map, image, (pins, channel) => pins.Mapping(channel, VersionSettingsReader.Pin))),
            ChannelRules = rules.ToDictionary(
                r => r.Name,
                r => r.Map.Mapping(r.Name, rule => VersionSettingsReader.ChannelRule(rule, r.Name, channels)) ?? new(),
                StringComparer.OrdinalIgnoreCase),
            LatestChannel = settings.Text("latestChannel") ?? DefaultLatestChannel,
            Revoked = ByVersion(settings, "revoked", VersionSettingsReader.Reason),
            Retention = settings.Mapping("retention", VersionSettingsReader.Retention) ?? new(),
            ConsumerSubscriptions = settings.Texts("consumerSubscriptions"),
            ImageReaders = settings.Texts("imageReaders"),
            Gallery = settings.Mapping("gallery", GallerySettingsReader.Read) ?? new(),
            Network = settings.Mapping("network", NetworkReader.Read) ?? new(),
            Overrides = new()
            {
                Images = ByName(settings, "overrides", (map, image) => map.Mapping(image, change => OverridesReader.Read(change, image, location))),
                File = _source.FileOf("overrides"),
                Line = _source.LineOf("overrides"),
            },
            Adopt = [.. settings.Texts("adopt").Select(item => AdoptedResource.Parse(item)!)],
        };
        settings.Close();
        return read;
    }

    // The default contains the name of the stack, so it may be invalid too.
    private static string Name(MappingReader settings, string key, string otherwise, Func<string, string?> rule)
    {
        if (settings.HasValue(key))
        {
            return settings.Text(key) ?? otherwise;
        }

        if (rule(otherwise) is { } problem)
        {
            settings.Fail(key, $"'{otherwise}' {problem}");
        }

        return otherwise;
    }

    private static Dictionary<string, ImageVersion> BaseVersions(MappingReader settings) => settings.Each("baseVersions")
        .Select(e => (e.Name, Version: e.Map.Text(e.Name)))
        .Where(e => e.Version is not null)
        .ToDictionary(e => e.Name, e => ImageVersion.Parse(e.Version!), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, IReadOnlyDictionary<ImageVersion, T>> ByVersion<T>(MappingReader settings, string key, Func<MappingReader, string, T?> read)
        where T : class => ByName(settings, key, IReadOnlyDictionary<ImageVersion, T>? (map, image) => ByName(map, image, read)
            .Where(v => ImageVersion.TryParse(v.Key, out _))
            .ToDictionary(v => ImageVersion.Parse(v.Key), v => v.Value));

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // ArgumentException: half a surrogate pair. A value that is not JSON stays a plain text.
            return null;
        }
    }

    private void Fail(string key, string message)
    {
        var root = key.Split('.', '[')[0];
        _errors.Add(new(_source.FileOf(root), _source.LineOf(root), $"{SettingsSource.Namespace}:{key}", message));
    }
}
