using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Checks the end of a command.</summary>
internal static class Outcome
{
    /// <summary>The error in the end of a command.</summary>
    public static IEnumerable<string> Problems(string[] line, int exitCode, string output, string error)
    {
        if (!Enum.IsDefined((ExitCode)exitCode))
        {
            yield return $"exit code {exitCode} has no name";
        }

        if (error.Contains("internal error", StringComparison.Ordinal) || error.Contains("Unhandled", StringComparison.Ordinal))
        {
            yield return error;
        }

        if ((ExitCode)exitCode is not (ExitCode.Success or ExitCode.Outdated or ExitCode.Incomplete or ExitCode.NotVerified or ExitCode.BuildFailed) && !error.Contains("error:", StringComparison.Ordinal) && !HasFindings(output))
        {
            yield return $"exit code {exitCode}, and no message: {error}";
        }

        if (line.Contains("--json") && !IsJson(output))
        {
            yield return $"no JSON: '{output}' ({error})";
        }
    }

    // The errors of 'validate --json' are its result.
    private static bool HasFindings(string output) => Parse(output)?["errors"] is JsonValue errors && errors.GetValue<int>() > 0;

    private static bool IsJson(string text) => Parse(text) is not null;

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
