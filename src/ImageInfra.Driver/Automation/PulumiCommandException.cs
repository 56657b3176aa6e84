using ImageInfra.Driver.Logs;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// A <c>pulumi</c> command that ended with another exit code than 0. The Automation API's own exceptions for this can't be made
/// outside of it.
/// </summary>
internal sealed class PulumiCommandException(string command, int code, string output, string error)
    : Exception($"'pulumi {command}' ended with exit code {code}")
{
    /// <summary>The command, such as <c>up</c> or <c>stack select</c>.</summary>
    public string Command => command;

    /// <summary>The exit code; 128 and the number of a signal for a process that one ended.</summary>
    public int Code => code;

    /// <summary>What it wrote to standard error, without colors.</summary>
    public string Error { get; } = Plain(error);

    /// <summary>All that it wrote, without colors.</summary>
    public string Text { get; } = $"{Plain(error)}\n{Plain(output)}";

    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(LogLine.Plain)).Trim();
}
