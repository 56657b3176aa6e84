namespace ImageInfra.Cli.Terminal;

/// <summary>Writes an argument as a shell reads it, for commands that can be pasted.</summary>
internal static class ShellWord
{
    private const string Plain = "-_./:=,@%+";

    /// <summary>Returns the argument, in quotes if it needs them.</summary>
    public static string Of(string argument) => argument switch
    {
        "" => "''",
        _ when argument.All(c => char.IsLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal)) => argument,
        _ when !argument.Contains('\'', StringComparison.Ordinal) => $"'{argument}'",
        _ when argument.AsSpan().IndexOfAny("$`\\\"!") < 0 => $"\"{argument}\"",
        _ => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'",
    };
}
