using System.Text.RegularExpressions;
using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Sources;

/// <summary>Reads the output of <c>pulumi stack export</c>.</summary>
internal sealed partial class PulumiFile(ParameterValues values, List<ImportNote> notes)
{
    // Keys and values by which Pulumi marks values in a state.
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly string[] s_envelope = ["tags", "identity", "location", "imageTemplateName", "resourceGroupName", "galleryName", "galleryImageName"];

    /// <summary>Returns the image templates and image definitions.</summary>
    public IReadOnlyList<ArmFileResource> Read(ArmNode.List resources)
    {
        var found = new List<ArmFileResource>();
        foreach (var resource in resources.Items.OfType<ArmNode.Map>())
        {
            // A resource that is to be deleted, or that another program manages.
            if (resource.Find("delete") is ArmNode.Flag { Value: true } || resource.TextOf("type") is not { } type || resource.Find("inputs") is not ArmNode.Map inputs)
            {
                continue;
            }

            var name = (resource.TextOf("urn") ?? "").Split("::")[^1];
            if (type.EndsWith(":VirtualMachineImageTemplate", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Resource(ArmFileResource.ImageTemplate, type, [.. NamesOf(resource, inputs, "imageTemplateName", name)], (ArmNode.Map)Opened(inputs, name)));
            }
            else if (type.EndsWith(":GalleryImage", StringComparison.OrdinalIgnoreCase) && type.Contains("azure-native", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Resource(ArmFileResource.ImageDefinition, type, [inputs.Find("galleryName") ?? new ArmNode.Text(inputs.Place, ""), .. NamesOf(resource, inputs, "galleryImageName", name)], WithDefaults((ArmNode.Map)Opened(inputs, name), resource)));
            }
            else if (type.EndsWith(":SharedImage", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(SharedImage.Of((ArmNode.Map)Opened(resource.Find("outputs") as ArmNode.Map ?? inputs, name)));
            }
        }

        if (found.Count == 0)
        {
            notes.Add(new(ImportNoteKind.Problem, resources.Place.File, resources.Place.Line, "", "is a stack export of Pulumi without a VirtualMachineImageTemplate of azure-native"));
        }

        return found;
    }

    private static ArmFileResource Resource(string kind, string type, IReadOnlyList<ArmNode> names, ArmNode.Map inputs)
    {
        List<KeyValuePair<string, ArmNode>> body =
        [
            .. inputs.Properties.Where(p => p.Key is "tags" or "identity" or "location"),
            new("properties", new ArmNode.Map(inputs.Place, [.. inputs.Properties.Where(p => !s_envelope.Contains(p.Key))])),
        ];

        // A module of an api-version, such as azure-native:compute/v20230703:GalleryImage.
        if (VersionPattern().Match(type) is { Success: true } version)
        {
            var suffix = version.Groups[4].Length > 0 ? "-preview" : "";
            body.Insert(0, new("apiVersion", new ArmNode.Text(inputs.Place, $"{version.Groups[1].Value}-{version.Groups[2].Value}-{version.Groups[3].Value}{suffix}")));
        }

        return new(kind, names, new(inputs.Place, body), IsLive: true);
    }

    // Azure gives a default that the program does not declare.
    private static ArmNode.Map WithDefaults(ArmNode.Map inputs, ArmNode.Map resource)
    {
        ArmNode? Output(string name) => (resource.Find("outputs") as ArmNode.Map)?.Find(name);
        return inputs with
        {
            Properties =
            [
                .. inputs.Properties,
                .. ((string[])["hyperVGeneration", "osType"]).Where(n => inputs.Find(n) is null && Output(n) is not null).Select(n => KeyValuePair.Create(n, Output(n)!)),
            ],
        };
    }

    private static IEnumerable<ArmNode> NamesOf(ArmNode.Map resource, ArmNode.Map inputs, string key, string name) =>
        [inputs.Find(key) ?? ((resource.TextOf("id") ?? "").Split('/') is [.., { Length: > 0 } last] ? new ArmNode.Text(inputs.Place, last) : new ArmNode.Text(inputs.Place, name))];

    private ArmNode Opened(ArmNode node, string path) => node switch
    {
        ArmNode.Map map when map.Find(Signature) is not null => Unknown(map, path),
        ArmNode.Text { Value: UnknownValue } => Unknown(node, path),
        ArmNode.Map map => map with { Properties = [.. map.Properties.Where(p => !p.Key.StartsWith("__", StringComparison.Ordinal)).Select(p => KeyValuePair.Create(p.Key, Opened(p.Value, $"{path}.{p.Key}")))] },
        ArmNode.List list => list with { Items = [.. list.Items.Select((item, i) => Opened(item, $"{path}[{i}]"))] },
        _ => node,
    };

    // A secret, or a value of a preview.
    private ArmNode Unknown(ArmNode at, string path) => values.GivenFor(path, at.Place) ?? new ArmNode.Unknown(at.Place, path, [new(path)]);

    [GeneratedRegex(@"[/_]v(\d{4})(\d{2})(\d{2})(preview)?[:_]")]
    private static partial Regex VersionPattern();
}
