using System.Text.Json.Nodes;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Lifecycle.Revocations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows the versions and users that a revocation or a restoration affects, and the next steps.</summary>
internal static class RevocationView
{
    public static void Show(Report report, RevocationReport revocation, string verb)
    {
        foreach (var change in revocation.Changes)
        {
            ChangeView.Show(report, change);
        }

        foreach (var member in revocation.Versions)
        {
            report.Line($"{verb}: [bold]{Name(member)}[/] in {member.Stack}");
        }

        foreach (var member in revocation.Descendants)
        {
            report.Line($"[yellow]descendant, unchanged:[/] {Name(member)} in {member.Stack} (to include it, pass --descendants)");
        }

        foreach (var consumer in revocation.Consumers)
        {
            report.Line($"[yellow]used by:[/] {JsonNames.Of(consumer.Kind)} {consumer.Id}");
        }

        foreach (var note in revocation.Notes)
        {
            report.Warn(note);
        }

        report.Result(() => new JsonObject
        {
            [verb] = Json(revocation.Versions),
            ["descendants"] = Json(revocation.Descendants),
            ["consumers"] = new JsonArray([.. revocation.Consumers.Select(c => new JsonObject
            {
                ["kind"] = JsonNames.Of(c.Kind),
                ["id"] = c.Id,
                ["versionId"] = c.VersionId,
            })]),
            ["notes"] = new JsonArray([.. revocation.Notes.Select(n => JsonValue.Create(n))]),
            ["changes"] = new JsonArray([.. revocation.Changes.Select(ChangeView.Json)]),
        });
    }

    private static string Name(VersionNode member) => $"{member.Image} {member.Version.Number}";

    private static JsonArray Json(IEnumerable<VersionNode> members) => new([.. members.Select(m => new JsonObject
    {
        ["stack"] = m.Stack,
        ["image"] = m.Image,
        ["version"] = m.Version.Number.ToString(),
        ["id"] = m.Version.Id,
    })]);
}
