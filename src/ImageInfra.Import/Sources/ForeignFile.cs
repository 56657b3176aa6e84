using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Sources;

/// <summary>Reads JSON that other tools write. Their values are final: they have no expressions and no placeholders.</summary>
internal static class ForeignFile
{
    /// <summary>Returns the resources of a file, or null if no other tool wrote it.</summary>
    public static IReadOnlyList<ArmFileResource>? Read(ArmNode root, ParameterValues values, ILinkedTemplates linked, List<ImportNote> notes) => root switch
    {
        ArmNode.Map map when map.Find("format_version") is not null && (map.Find("values") ?? map.Find("planned_values")) is ArmNode.Map => new TerraformFile(values, linked, notes).Read(map),
        ArmNode.Map map when map.Find("terraform_version") is not null && map.Find("resources") is not null =>
            Refuse(map, notes, "is a state file of Terraform; run 'terraform show -json > state.json' in its folder, then 'imageinfra import state.json'"),
        ArmNode.Map map when map.Find("builders") is ArmNode.List =>
            Refuse(map, notes, "is a Packer template, which Azure Image Builder can't build; run 'imageinfra new --name NAME', then copy the provisioners to template.customize"),
        ArmNode.Map map when (map.Find("deployment") as ArmNode.Map)?.Find("resources") is ArmNode.List resources && map.Find("version") is not null =>
            new PulumiFile(values, notes).Read(resources),
        ArmNode.Map map when map.Find("deployment") is ArmNode.Map && map.Find("version") is not null && map.Find("$schema") is null => Refuse(map, notes, "is a stack export of Pulumi without resources"),
        ArmNode.Map map when TemplateSpec(map) is { } main => ResourceReader.Read(main, values, linked, notes),
        ArmNode.Map map when IsTemplateSpec(map) =>
            Refuse(map, notes, "is a template spec without its template; run 'az ts show --resource-group GROUP --name NAME --version VERSION > spec.json', then 'imageinfra import spec.json'"),
        _ => null,
    };

    /// <summary>Returns the linked templates of a template spec, by their paths.</summary>
    public static IEnumerable<KeyValuePair<string, ArmNode.Map>> LinkedTemplates(ArmNode root) =>
        from artifact in ((root as ArmNode.Map) is { } map ? Inside(map).Find("linkedTemplates") as ArmNode.List : null)?.Items.OfType<ArmNode.Map>() ?? []
        where artifact.TextOf("path") is not null && artifact.Find("template") is ArmNode.Map
        select KeyValuePair.Create(artifact.TextOf("path")!, (ArmNode.Map)artifact.Find("template")!);

    private static ArmNode.Map? TemplateSpec(ArmNode.Map map) => Inside(map).Find("mainTemplate") as ArmNode.Map;

    private static ArmNode.Map Inside(ArmNode.Map map) => map.Find("properties") as ArmNode.Map ?? map;

    private static bool IsTemplateSpec(ArmNode.Map map) => map.TextOf("type")?.StartsWith("Microsoft.Resources/templateSpecs", StringComparison.OrdinalIgnoreCase) == true;

    private static IReadOnlyList<ArmFileResource> Refuse(ArmNode at, List<ImportNote> notes, string message)
    {
        notes.Add(new(ImportNoteKind.Problem, at.Place.File, at.Place.Line, "", message));
        return [];
    }
}
