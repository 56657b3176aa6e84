using ImageInfra.Cli.Json;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Lifecycle.Revocations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows the versions and users that a revocation or a restoration affects, and the next steps.</summary>
internal static class RevocationView
{
    public static void Show(Report report, RevocationReport revocation, bool isRestoration)
    {
        var verb = isRestoration ? "restored" : "revoked";
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

        report.Result(() => new RevocationOutput(
            isRestoration ? [] : Output(revocation.Versions),
            isRestoration ? Output(revocation.Versions) : [],
            Output(revocation.Descendants),
            [.. revocation.Consumers.Select(c => new RevocationOutput.Consumer(c.Kind, c.Id, c.VersionId))],
            revocation.Notes,
            [.. revocation.Changes.Select(ChangeView.Output)]));
    }

    private static string Name(VersionNode member) => $"{member.Image} {member.Version.Number}";

    private static IReadOnlyList<RevocationOutput.Member> Output(IEnumerable<VersionNode> members) =>
        [.. members.Select(m => new RevocationOutput.Member(m.Stack, m.Image, m.Version.Number.ToString(), m.Version.Id))];
}
