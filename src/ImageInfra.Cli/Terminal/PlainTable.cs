using System.Text;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>
/// A fast table of plain text, in the format of <see cref="Tables"/>, for up to ten thousand rows. Spectre measures and splits every
/// cell, which takes longer than the calls to Azure.
/// </summary>
internal sealed class PlainTable(params string[] columns)
{
    private const int MaximumStyled = 500;
    private const int Gap = 3;

    private readonly List<string[]> _rows = [];

    /// <summary>The color of a cell on a terminal, by its text; null for the default.</summary>
    public Func<string, string?> ColorOf { get; init; } = _ => null;

    /// <summary>Optional columns, by name: omitted if empty; the first ones also if the table is too wide.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>Adds a row; missing cells at its end are empty.</summary>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(Shown.Cell)]);

    public void Write(Report report)
    {
        if (report.IsLive && _rows.Count <= MaximumStyled)
        {
            var shown = ColumnsFor(report.People.Profile.Width);
            report.People.Write(Styled(shown));
            if (columns.Where((name, i) => !shown.Contains(i) && Width(i) > name.Length).ToList() is { Count: > 0 } hidden)
            {
                report.Line($"[grey]hidden columns: {string.Join(", ", hidden)}; for all columns, pass --json[/]");
            }
        }
        else
        {
            report.Annotate(Text());
        }
    }

    private Table Styled(IReadOnlyList<int> shown)
    {
        var table = Tables.Plain([.. shown.Select(i => columns[i])]);
        foreach (var row in _rows)
        {
            table.AddRow([.. shown.Where(i => i < row.Length).Select(i => row[i])
                .Select(cell => ColorOf(cell) is { } color ? $"[{color}]{Shown.InMarkup(cell)}[/]" : Shown.InMarkup(cell))]);
        }

        return table;
    }

    private List<int> ColumnsFor(int width)
    {
        var shown = Enumerable.Range(0, columns.Length).Where(i => !Optional.Contains(columns[i]) || CellsOf(i).Any(c => c.Length > 0)).ToList();
        foreach (var name in Optional)
        {
            if (shown.Sum(i => Width(i) + Gap) <= width)
            {
                break;
            }

            shown.Remove(Array.IndexOf(columns, name));
        }

        return shown;
    }

    private IEnumerable<string> CellsOf(int column) => _rows.Where(r => column < r.Length).Select(r => r[column]);

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
                text.Append(row[i]).Append(' ', widths[i] - row[i].Length + Gap);
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
