using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>Tables without lines: they copy well, and read well in a log.</summary>
internal static class Tables
{
    public static Table Plain(params string[] columns)
    {
        var table = new Table().NoBorder();
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn($"[grey]{column}[/]").NoWrap().PadLeft(0).PadRight(3));
        }

        return table;
    }
}
