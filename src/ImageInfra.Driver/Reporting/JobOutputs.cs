using System.Text.Json.Nodes;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>The outputs of a build for later steps of a pipeline. Ids and names have no line breaks.</summary>
internal static class JobOutputs
{
    /// <summary>Returns <c>version-ids</c>, and for a single image <c>version-id</c> and <c>version</c>.</summary>
    public static IEnumerable<(string Name, string Value)> Of(BuildReport report)
    {
        (string Image, string Id)[] versions = [.. report.Images.Where(i => i.VersionId is not null).Select(i => (i.Image, VisibleText.Of(i.VersionId!, keepsLines: false)))];
        yield return ("version-ids", new JsonObject(versions.Select(v => KeyValuePair.Create<string, JsonNode?>(v.Image, v.Id))).ToJsonString());
        if (report.Images.Count == 1 && versions is [var only])
        {
            yield return ("version-id", only.Id);
            yield return ("version", ArmNames.Last(only.Id));
        }
    }
}
