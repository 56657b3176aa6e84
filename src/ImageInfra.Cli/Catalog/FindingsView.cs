using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Catalog;

/// <summary>Shows the findings of validation with the source lines.</summary>
internal static class FindingsView
{
    public static void Show(Report report, ValidationReport found, string directory)
    {
        var source = new SourceLines(directory);
        foreach (var finding in found.Findings)
        {
            var place = finding.Line == 0 ? finding.File : finding.Column == 0 ? $"{finding.File}:{finding.Line}" : $"{finding.File}:{finding.Line}:{finding.Column}";
            var about = finding.Path.Length == 0 ? finding.Message : $"{finding.Path}: {finding.Message}";
            var word = JsonNames.Of(finding.Severity);
            switch (finding.Severity)
            {
                case Severity.Error:
                    report.Line($"{place}: [red]{word}:[/] {about} [[{finding.Rule}]]");
                    break;
                case Severity.Warning:
                    report.Line($"{place}: [yellow]{word}:[/] {about} [[{finding.Rule}]]");
                    break;
                default:
                    report.Line($"{place}: {word}: {about} [[{finding.Rule}]]");
                    break;
            }

            if (source.Find(finding.File, finding.Line) is { } line)
            {
                var number = $"{finding.Line,5}";
                var text = line.Replace('\t', ' ');
                report.Line($"{number} | {text}");
                report.Line($"      | {new string(' ', Math.Max(0, CaretOf(finding, line) - 1))}^");
            }
        }

        var summary = $"{Count(found.Images, "image")}: {Count(found.Count(Severity.Error), "error")}, {Count(found.Count(Severity.Warning), "warning")}, {Count(found.Count(Severity.Note), "note")}";
        report.Line($"{summary} ({string.Join(", ", found.Stacks)})");
    }

    /// <summary>The findings for JSON.</summary>
    public static ValidationOutput Output(ValidationReport found) => new(
        found.Stacks,
        found.Images,
        found.Count(Severity.Error),
        found.Count(Severity.Warning),
        found.Count(Severity.Note),
        [.. found.Findings.Select(Output)]);

    /// <summary>Writes annotations for a CI job, with paths relative to the repository.</summary>
    public static void Annotate(Report report, ValidationReport found, string directory, string workspace, Func<JobAnnotation, string> format)
    {
        foreach (var finding in found.Findings)
        {
            var level = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var file = RelativeTo(workspace, directory, finding.File);
            var about = finding.Path.Length == 0 ? finding.Message : $"{finding.Path}: {finding.Message}";
            report.Command(format(new(level, finding.Rule, about, file, finding.Line == 0 ? null : finding.Line)));
        }
    }

    /// <summary>The path of a project file, relative to the repository.</summary>
    public static string RelativeTo(string workspace, string directory, string file)
    {
        var relative = Path.GetRelativePath(workspace, Path.Combine(directory, file)).Replace('\\', '/');
        return relative.StartsWith("..", StringComparison.Ordinal) ? file.Replace('\\', '/') : relative;
    }

    private static int CaretOf(Finding finding, string line) =>
        finding.Column > 0 ? Math.Min(finding.Column, line.Length + 1) : line.Length - line.TrimStart().Length + 1;

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static ValidationOutput.FindingEntry Output(Finding finding) => new(
        finding.Rule,
        finding.Severity,
        finding.File,
        finding.Line == 0 ? null : finding.Line,
        finding.Column == 0 ? null : finding.Column,
        finding.Path,
        finding.Image,
        finding.Message);
}
