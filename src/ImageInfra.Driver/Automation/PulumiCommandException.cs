using ImageInfra.Driver.Logs;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// A <c>pulumi</c> command ended with an exit code other than 0. The Automation API's own exceptions have no public constructors.
/// </summary>
internal sealed class PulumiCommandException(string command, int code, string output, string error)
    : Exception($"'pulumi {command}' ended with exit code {code}")
{
    /// <summary>The command, such as <c>up</c> or <c>stack select</c>.</summary>
    public string Command => command;

    /// <summary>The exit code; 128 plus the number of the signal that ended the process.</summary>
    public int Code => code;

    /// <summary>The standard error of the command, without colors.</summary>
    public string Error { get; } = Plain(error);

    /// <summary>The standard error and output of the command, without colors.</summary>
    public string Text { get; } = $"{Plain(error)}\n{Plain(output)}";

    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(LogLine.Plain)).Trim();
}
