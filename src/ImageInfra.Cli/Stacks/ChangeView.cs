using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows a change of a stack file as removed and added lines.</summary>
internal static class ChangeView
{
    public static void Show(Report report, SettingsChange change)
    {
        var (gone, come) = Lines(change);
        if (gone.Count + come.Count == 0)
        {
            report.Line($"{Name(change)} has this setting already");
            return;
        }

        report.Line($"{Name(change)}");
        gone.ForEach(line => report.Line($"  [red]- {line}[/]"));
        come.ForEach(line => report.Line($"  [green]+ {line}[/]"));
    }

    /// <summary>The change for JSON.</summary>
    public static FileChangeOutput Output(SettingsChange change)
    {
        var (gone, come) = Lines(change);
        return new(Name(change), gone, come);
    }

    private static string Name(SettingsChange change) => Path.GetFileName(change.File);

    // Edits are in one place of the file; the common start and end are omitted.
    private static (List<string> Gone, List<string> Come) Lines(SettingsChange change)
    {
        string[] before = change.Before.Split('\n'), after = change.After.Split('\n');
        var most = Math.Min(before.Length, after.Length);
        var head = Enumerable.Range(0, most).TakeWhile(i => before[i] == after[i]).Count();
        var tail = Enumerable.Range(1, most - head).TakeWhile(i => before[^i] == after[^i]).Count();
        return ([.. before[head..^tail]], [.. after[head..^tail]]);
    }
}
