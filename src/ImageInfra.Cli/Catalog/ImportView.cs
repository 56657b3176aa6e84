using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Import.Contract;

namespace ImageInfra.Cli.Catalog;

/// <summary>Shows the files that an import wrote, the differences from the source, and the open questions.</summary>
internal static class ImportView
{
    public static void Show(Report report, ImportResult result, CatalogFolder? folder, bool isDryRun, IReadOnlyList<string> arguments)
    {
        if (isDryRun && !report.IsJson)
        {
            report.Annotate(string.Join("---\n", result.Images.Select(i => i.Yaml)).TrimEnd('\n'));
        }

        // On stdout a dry run has YAML alone.
        var lines = Lines(result, folder, isDryRun, arguments);
        foreach (var line in lines)
        {
            if (isDryRun && !report.IsJson)
            {
                report.Error.WriteLine(line);
            }
            else
            {
                report.Line($"{line}");
            }
        }

        report.Result(() => Output(result, folder, isDryRun, arguments));
    }

    private static IEnumerable<string> Lines(ImportResult result, CatalogFolder? folder, bool isDryRun, IReadOnlyList<string> arguments)
    {
        foreach (var note in result.Notes)
        {
            yield return $"{Word(note.Kind),-10}  {note}";
        }

        foreach (var image in result.Images)
        {
            yield return isDryRun ? $"{image.Name}, from {image.Source}" : $"wrote {FileOf(folder, image)}, from {image.Source}";
            foreach (var note in image.Notes.OrderByDescending(n => n.Kind))
            {
                yield return $"  {Word(note.Kind),-10}  {note}";
            }
        }

        var keys = Keys(result).ToList();
        if (keys.Count > 0)
        {
            yield return $"{keys.Count} value{(keys.Count == 1 ? " is" : "s are")} unknown: {string.Join(", ", keys)}. Write each where the file has {"<unresolved: …>"}, or replace VALUE and run:";
            yield return $"  {Again(arguments, keys)}";
        }
    }

    private static ImportOutput Output(ImportResult result, CatalogFolder? folder, bool isDryRun, IReadOnlyList<string> arguments) => new(
        result.IsComplete,
        [.. result.Images.Select(i => new ImportOutput.ConvertedImage(i.Name, i.Source, isDryRun ? null : FileOf(folder, i), i.IsComplete, i.Yaml, Output(i.Notes)))],
        Output(result.Notes),
        [.. Keys(result)],
        Keys(result).Any() ? Again(arguments, Keys(result)) : null);

    private static IReadOnlyList<ImportOutput.Note> Output(IEnumerable<ImportNote> notes) =>
        [.. notes.Select(n => new ImportOutput.Note(n.Kind, n.File, n.Line, n.Path, n.Message, n.Key))];

    // The command as it was given, with a place for each unknown value.
    private static string Again(IReadOnlyList<string> arguments, IEnumerable<string> keys) =>
        string.Join(' ', ((string[])["imageinfra", "import", .. arguments, .. keys.SelectMany(k => (string[])["--parameters", $"{k}=VALUE"])]).Select(ShellWord.Of));

    private static IEnumerable<string> Keys(ImportResult result) =>
        result.Notes.Concat(result.Images.SelectMany(i => i.Notes)).Select(n => n.Key).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private static string FileOf(CatalogFolder? folder, ImportedImage image) => folder?.FileOf(image.Name) ?? $"{image.Name}.yaml";

    private static string Word(ImportNoteKind kind) => kind switch
    {
        ImportNoteKind.Changed => "changed",
        ImportNoteKind.Attention => "look",
        ImportNoteKind.Unresolved => "unresolved",
        _ => "problem",
    };
}
