using System.Text.Json.Nodes;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests that the editor schema has exactly the keys of the loader.</summary>
public sealed class ImageSchemaTests
{
    private static readonly JsonObject s_schema = (JsonObject)JsonNode.Parse(ImageSchema.Create())!;

    /// <summary>A position in a file with an unknown key, and the schema of its mapping.</summary>
    public static TheoryData<string, string, string> Mappings => new()
    {
        { "name: web", "zzz: 1\nname: web", "" },
        { "  osType:", "  zzz: 1\n  osType:", "definition" },
        { "identifier: {", "identifier: { zzz: 1,", "definition.identifier" },
        { "- { name: SecurityType", "- { zzz: 1, name: SecurityType", "definition.features" },
        { "recommended: {", "recommended: { zzz: 1,", "definition.recommended" },
        { "vCPUs: {", "vCPUs: { zzz: 1,", "definition.recommended.vCPUs" },
        { "disallowed: {", "disallowed: { zzz: 1,", "definition.disallowed" },
        { "  source:\n", "  zzz: 1\n  source:\n", "template" },
        { "    type: PlatformImage", "    zzz: 1\n    type: PlatformImage", "template.source#PlatformImage" },
        { "planInfo: {", "planInfo: { zzz: 1,", "template.source#PlatformImage.planInfo" },
        { "{ type: PowerShell, name: a", "{ zzz: 1, type: PowerShell, name: a", "template.customize#PowerShell" },
        { "{ type: WindowsRestart", "{ zzz: 1, type: WindowsRestart", "template.customize#WindowsRestart" },
        { "{ type: WindowsUpdate", "{ zzz: 1, type: WindowsUpdate", "template.customize#WindowsUpdate" },
        { "{ type: File", "{ zzz: 1, type: File", "template.customize#File" },
        { "optimize: {", "optimize: { zzz: 1,", "template.optimize" },
        { "vmBoot: {", "vmBoot: { zzz: 1,", "template.optimize.vmBoot" },
        { "    continueDistributeOnFailure", "    zzz: 1\n    continueDistributeOnFailure", "template.validate" },
        { "{ type: PowerShell, inline", "{ zzz: 1, type: PowerShell, inline", "template.validate.inVMValidations#PowerShell" },
        { "errorHandling: {", "errorHandling: { zzz: 1,", "template.errorHandling" },
        { "    vmSize:", "    zzz: 1\n    vmSize:", "template.vmProfile" },
        { "      subnetId:", "      zzz: 1\n      subnetId:", "template.vmProfile.vnetConfig" },
        { "- type: SharedImage", "- zzz: 1\n      type: SharedImage", "template.distribute#SharedImage" },
        { "versioning: { scheme: Source }", "versioning: { zzz: 1, scheme: Latest }", "template.distribute#SharedImage.versioning#Latest" },
        { "targetRegions: [{", "targetRegions: [{ zzz: 1,", "template.distribute#SharedImage.targetRegions" },
        { "additionalReplicaSets: [{", "additionalReplicaSets: [{ zzz: 1,", "template.distribute#SharedImage.targetRegions.additionalReplicaSets" },
        { "{ type: ManagedImage", "{ zzz: 1, type: ManagedImage", "template.distribute#ManagedImage" },
        { "version: {", "version: { zzz: 1,", "version" },
        { "{ type: VHD", "{ zzz: 1, type: VHD", "template.distribute#VHD" },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Schema_and_loader_know_the_same_keys(string place, string withUnknown, string path)
    {
        Assert.Contains(place, SomeYaml.Everything, StringComparison.Ordinal);
        var at = SomeYaml.Everything.IndexOf(place, StringComparison.Ordinal);
        var yaml = SomeYaml.Everything[..at] + withUnknown + SomeYaml.Everything[(at + place.Length)..];

        var error = Assert.Single(Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", yaml)])).Errors);

        var known = error.Message.Split("expected ")[1].Split(';')[0].Split(", ");
        Assert.Equal(Keys(path).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Keys(string path)
    {
        JsonNode at = s_schema;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, type) = step.Split('#') is [var k, var t] ? (k, t) : (step, null);
            at = at["properties"]![key]!;
            at = at["items"] ?? at;
            at = type is null ? at : ((JsonArray)at["oneOf"]!).Single(o => ((JsonObject)o!["properties"]!).Any(p => (string?)p.Value!["enum"]?[0] == type))!;
        }

        return ((JsonObject)at["properties"]!).Select(p => p.Key);
    }
}
