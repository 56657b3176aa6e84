using System.ComponentModel;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of a command that failed without a result.</summary>
internal sealed record ErrorOutput([property: Description("Why the command failed.")] ErrorOutput.Details Error)
{
    /// <summary>The reasons, and the kind of the failure.</summary>
    internal sealed record Details(
        [property: Description("The exit code of the process.")] int ExitCode,
        [property: Description("The name of the exit code, as in docs/exit-codes.md.")] string Name,
        [property: Description("The errors, as on stderr.")] IReadOnlyList<string> Messages);
}
