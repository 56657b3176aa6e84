using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Automation.Processes;

/// <summary>Starts <c>pulumi</c> commands.</summary>
internal interface IPulumiProcesses
{
    /// <summary>Starts a command.</summary>
    /// <exception cref="DriverException">The <c>pulumi</c> command is not installed, or the system refuses to start it.</exception>
    IPulumiProcess Start(IReadOnlyList<string> arguments, string directory, IReadOnlyDictionary<string, string?> environment);
}
