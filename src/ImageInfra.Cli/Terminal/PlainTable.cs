using System.Text;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>
/// A table of plain text without borders, which is easy to copy and to read in a log. On a terminal it fits the width; elsewhere lines
/// are as long as they need to be. It is fast for ten thousand rows.
/// </summary>
internal sealed class PlainTable(params string[] columns)
{
    private const int MaximumFitted = 500;

    private readonly List<string[]> _rows = [];

    /// <summary>The color of a cell on a terminal, by its text; null for the default.</summary>
    public Func<string, string?> ColorOf { get; init; } = _ => null;

    /// <summary>The columns, by name, that are omitted if they are empty, and hidden on a narrow terminal, the first ones first.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>The columns, by name, whose text may wrap on a terminal.</summary>
    public IReadOnlyList<string> Wrapped { get; init; } = [];

    /// <summary>Adds a row; missing cells at its end are empty.</summary>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(Shown.Cell)]);

    /// <summary>Writes the table.</summary>
    public void Write(Report report)
    {
        if (!report.IsLive || _rows.Count > MaximumFitted)
        {
            report.Annotate(Text());
            return;
        }

        var used = Enumerable.Range(0, columns.Length).Where(i => !Optional.Contains(columns[i]) || CellsOf(i).Any(c => c.Length > 0)).ToList();
        var layout = TableLayout.Fit(
            [.. used.Select(Width)],
            [.. Optional.Select(name => used.IndexOf(Array.IndexOf(columns, name))).Where(i => i >= 0)],
            [.. Wrapped.Select(name => used.IndexOf(Array.IndexOf(columns, name)))],
            report.People.Profile.Width);
        var shown = layout.Columns.Select(i => used[i]).ToList();
        if (layout.IsStacked)
        {
            _rows.ForEach(row => WriteBlock(report, row, shown));
            return;
        }

        WriteLine(report, [.. shown.Select((column, i) => ("grey", columns[column].PadRight(layout.Widths[i])))]);
        foreach (var row in _rows)
        {
            WriteRow(report, row, shown, layout.Widths);
        }

        if (used.Except(shown).Select(i => columns[i]).ToList() is { Count: > 0 } hidden)
        {
            report.Line($"[grey]hidden columns: {string.Join(", ", hidden)}; for all columns, pass --json[/]");
        }
    }

    private void WriteRow(Report report, string[] row, IReadOnlyList<int> shown, IReadOnlyList<int> widths)
    {
        var cells = shown.Select((column, i) => (Color: ColorOf(Cell(row, column)), Lines: TableLayout.Wrap(Cell(row, column), widths[i]))).ToList();
        for (var line = 0; line < cells.Max(c => c.Lines.Count); line++)
        {
            WriteLine(report, [.. cells.Select((cell, i) => (cell.Color, (cell.Lines.ElementAtOrDefault(line) ?? "").PadRight(widths[i])))]);
        }
    }

    private void WriteBlock(Report report, string[] row, List<int> shown)
    {
        report.People.MarkupLine($"[bold]{Shown.InMarkup(Cell(row, shown[0]))}[/]");
        foreach (var column in shown.Skip(1).Where(c => Cell(row, c).Length > 0))
        {
            var color = ColorOf(Cell(row, column)) ?? "default";
            report.People.MarkupLine($"  [grey]{Shown.InMarkup(columns[column])}:[/] [{color}]{Shown.InMarkup(Cell(row, column))}[/]");
        }
    }

    private static void WriteLine(Report report, IReadOnlyList<(string? Color, string Text)> cells)
    {
        var last = cells.ToList().FindLastIndex(c => c.Text.Trim().Length > 0);
        report.People.MarkupLine(string.Join(
            new string(' ', TableLayout.Gap),
            cells.Take(last + 1).Select((c, i) => $"[{c.Color ?? "default"}]{Shown.InMarkup(i == last ? c.Text.TrimEnd() : c.Text)}[/]")));
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";

    private IEnumerable<string> CellsOf(int column) => _rows.Select(r => Cell(r, column));

    private int Width(int column) => Math.Max(columns[column].Length, CellsOf(column).Select(c => c.Length).DefaultIfEmpty().Max());

    private string Text()
    {
        var widths = columns.Select((_, i) => Width(i)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows.Prepend(columns))
        {
            var start = text.Length;
            for (var i = 0; i < row.Length; i++)
            {
                text.Append(row[i]).Append(' ', widths[i] - row[i].Length + TableLayout.Gap);
            }

            while (text.Length > start && text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        return text.Remove(text.Length - 1, 1).ToString();
    }
}
