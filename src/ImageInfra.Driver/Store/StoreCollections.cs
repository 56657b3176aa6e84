namespace ImageInfra.Driver.Store;

/// <summary>The collections of a store. Their names are kept in stores.</summary>
public static class StoreCollections
{
    /// <summary>Runs of image templates.</summary>
    public const string Runs = "runs";

    /// <summary>Requests to build.</summary>
    public const string Requests = "requests";

    /// <summary>How versions were made: statements, and package inventories beside them. Each is written once.</summary>
    public const string Statements = "statements";

    /// <summary>The last plan of deletions of each stack.</summary>
    public const string Plans = "plans";

    /// <summary>The commands that people and pipelines ran. Each is written once.</summary>
    public const string Commands = "commands";

    /// <summary>The versions of bases that images start from, where a stack keeps them in its store.</summary>
    public const string Pins = "pins";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Runs, Requests, Statements, Plans, Commands, Pins];
}
