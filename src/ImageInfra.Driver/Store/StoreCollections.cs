namespace ImageInfra.Driver.Store;

/// <summary>The collections of a store. The names are stable, because they are stored.</summary>
public static class StoreCollections
{
    /// <summary>Runs of image templates.</summary>
    public const string Runs = "runs";

    /// <summary>Build requests.</summary>
    public const string Requests = "requests";

    /// <summary>Provenance statements and package inventories. Each is written once.</summary>
    public const string Statements = "statements";

    /// <summary>The last prune plan of each stack.</summary>
    public const string Plans = "plans";

    /// <summary>The audit log of commands. Each record is written once.</summary>
    public const string Commands = "commands";

    /// <summary>Pinned versions of bases, for stacks that keep pins in the store.</summary>
    public const string Pins = "pins";

    /// <summary>All collections.</summary>
    public static IReadOnlyList<string> All { get; } = [Runs, Requests, Statements, Plans, Commands, Pins];
}
