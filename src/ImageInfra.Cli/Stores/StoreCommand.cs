using System.CommandLine;
using ImageInfra.Cli.Options;

namespace ImageInfra.Cli.Stores;

/// <summary>The command <c>imageinfra store</c>.</summary>
internal static class StoreCommand
{
    public static Command Create(CommandRunner runner) => new("store", "Backs up and restores the store of runs, requests, statements, plans and commands.")
    {
        StoreExportCommand.Create(runner),
        StoreImportCommand.Create(runner),
    };

    /// <summary>The argument for a file, or <c>-</c> for a standard stream.</summary>
    public static Argument<string> File(string description) => new("FILE") { Description = description };
}
