using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>Tables without borders, which are easy to copy and to read in a log.</summary>
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
