using System.Text;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>
/// A table of text alone, as <see cref="Tables"/> has them, that may have ten thousand rows: a log needs no colours, and nobody
/// reads that many on a terminal. Spectre measures and splits every cell, which takes it longer than Azure takes to answer.
/// </summary>
internal sealed class PlainTable(params string[] columns)
{
    private const int MaximumStyled = 500;
    private const int Gap = 3;

    private readonly List<string[]> _rows = [];

    /// <summary>The colour of a cell on a terminal, by its text; null for none.</summary>
    public Func<string, string?> ColorOf { get; init; } = _ => null;

    /// <summary>Adds a row; cells that are left out at its end are empty.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(Report report)
    {
        if (report.IsLive && _rows.Count <= MaximumStyled)
        {
            report.People.Write(Styled());
        }
        else
        {
            report.Annotate(Text());
        }
    }

    private Table Styled()
    {
        var table = Tables.Plain(columns);
        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select(cell => ColorOf(cell) is { } color ? $"[{color}]{Markup.Escape(cell)}[/]" : Markup.Escape(cell))]);
        }

        return table;
    }

    private string Text()
    {
        var widths = columns.Select((name, i) => Math.Max(name.Length, _rows.Select(r => i < r.Length ? r[i].Length : 0).DefaultIfEmpty().Max())).ToArray();
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
