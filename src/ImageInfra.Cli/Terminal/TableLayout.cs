namespace ImageInfra.Cli.Terminal;

/// <summary>
/// Fits a table into a width. Columns keep their width, except those whose text may wrap. If they don't fit, optional columns are
/// hidden; if that is not enough, each row becomes a block with a line for each cell.
/// </summary>
internal sealed class TableLayout
{
    /// <summary>The spaces after each column.</summary>
    public const int Gap = 3;

    // Text in a narrower column is hard to read.
    private const int NarrowestText = 24;

    // Image references and ARM ids have no spaces.
    private static readonly char[] s_inWords = [':', '/'];

    private TableLayout(IReadOnlyList<int> columns, IReadOnlyList<int> widths) => (Columns, Widths) = (columns, widths);

    /// <summary>The shown columns, by index.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>The width of each shown column; empty if each row is a block.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Whether each row is a block.</summary>
    public bool IsStacked => Widths.Count == 0;

    /// <summary>Fits a table.</summary>
    /// <param name="natural">The width of the longest cell of each column, including its name.</param>
    /// <param name="optional">The columns that may be hidden, the first ones first.</param>
    /// <param name="wrapped">The columns whose text may wrap.</param>
    /// <param name="width">The width of the terminal.</param>
    public static TableLayout Fit(IReadOnlyList<int> natural, IReadOnlyList<int> optional, IReadOnlyCollection<int> wrapped, int width)
    {
        var shown = Enumerable.Range(0, natural.Count).ToList();
        int Least(int column) => wrapped.Contains(column) ? Math.Min(natural[column], NarrowestText) : natural[column];
        int Total(Func<int, int> of) => shown.Sum(of) + (Gap * (shown.Count - 1));
        foreach (var column in optional.TakeWhile(_ => Total(Least) > width))
        {
            shown.Remove(column);
        }

        if (Total(Least) > width)
        {
            return new([.. Enumerable.Range(0, natural.Count)], []);
        }

        // Each wrapped column gets its share of the rest, in order, and no more than it needs.
        var widths = shown.Select(Least).ToList();
        var rest = width - Total(Least);
        var growing = shown.Index().Where(c => wrapped.Contains(c.Item)).OrderBy(c => natural[c.Item]).ToList();
        foreach (var (done, (i, column)) in growing.Index())
        {
            var more = Math.Min(natural[column] - widths[i], rest / (growing.Count - done));
            widths[i] += more;
            rest -= more;
        }

        return new(shown, widths);
    }

    /// <summary>Breaks a text into lines at spaces. A word that is longer than a line is broken after a colon or slash, or else cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            var end = space > 0 ? space : text.LastIndexOfAny(s_inWords, width - 1) is var part and > 0 ? part + 1 : width;
            lines.Add(text[..end].TrimEnd());
            text = text[end..].TrimStart();
        }

        lines.Add(text);
        return lines;
    }
}
