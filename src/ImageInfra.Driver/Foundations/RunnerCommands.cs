using System.Text;

namespace ImageInfra.Driver.Foundations;

/// <summary>
/// Escapes workflow commands of GitHub Actions and Azure DevOps in text: <c>::command</c> at the start of a line, also indented, and
/// <c>##[command</c> and <c>##vso[command</c> anywhere. One character becomes an escape such as <c>\u003a</c>, which has the same
/// meaning in JSON. Text may be passed in parts; the position in the line is remembered.
/// </summary>
public sealed class RunnerCommands
{
    private enum Before
    {
        Nothing,
        Colon,
        Text,
    }

    private Before _before;
    private int _hashes;
    private bool _isEscape;

    /// <summary>Whether the environment is that of a CI runner.</summary>
    public static bool IsRunner(IReadOnlyDictionary<string, string> environment) => IsGitHub(environment) || IsAzureDevOps(environment);

    /// <summary>Whether the environment is that of a job of GitHub Actions.</summary>
    public static bool IsGitHub(IReadOnlyDictionary<string, string> environment) => IsTrue(environment, "GITHUB_ACTIONS");

    /// <summary>Whether the environment is that of a job of Azure DevOps.</summary>
    public static bool IsAzureDevOps(IReadOnlyDictionary<string, string> environment) => IsTrue(environment, "TF_BUILD");

    /// <summary>Escapes all commands in a text.</summary>
    public static string Disarmed(string text) => new RunnerCommands().Next(text);

    /// <summary>Escapes the next part of a text.</summary>
    public string Next(string part)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < part.Length; i++)
        {
            if (IsHarmful(part[i]))
            {
                (changed ??= new StringBuilder(part.Length + 16).Append(part, 0, i)).Append(VisibleText.Escape(part[i]));
            }
            else
            {
                changed?.Append(part[i]);
            }
        }

        return changed?.ToString() ?? part;
    }

    private static bool IsTrue(IReadOnlyDictionary<string, string> environment, string name) =>
        string.Equals(environment.GetValueOrDefault(name), "true", StringComparison.OrdinalIgnoreCase);

    private bool IsHarmful(char c)
    {
        // Variation selectors of emoji are skipped, because some string comparisons ignore them.
        if (c is '\uFE0E' or '\uFE0F')
        {
            return false;
        }

        // Control sequences for colors are skipped, because they are not text.
        if (_isEscape || c == '\e')
        {
            _isEscape = c == '\e' || c == '[' || c is not (>= '@' and <= '~');
            return false;
        }

        if (c is '\n' or '\r')
        {
            (_before, _hashes) = (Before.Nothing, 0);
            return false;
        }

        var completes = (c == ':' && _before is Before.Colon) || (c == '[' && _hashes >= 2);
        _hashes = c == '#' ? (_hashes is 1 or 2 ? 2 : 1) : char.IsAsciiLetter(c) && _hashes >= 2 ? _hashes + 1 : 0;
        _before = (_before, c) switch
        {
            (Before.Nothing, ':') => Before.Colon,
            (Before.Nothing, _) when char.IsWhiteSpace(c) => Before.Nothing,
            _ => Before.Text,
        };
        return completes;
    }
}
