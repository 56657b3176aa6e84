using System.Text;

namespace ImageInfra.Driver.Foundations;

/// <summary>
/// Takes the meaning from what the runners of GitHub Actions and Azure DevOps would carry out: <c>::command</c> at the beginning of
/// a line, also an indented one, and <c>##[command</c> and <c>##vso[command</c> anywhere. One character is then an escape, such as
/// <c>\u003a</c>, which means the same in JSON. Fed in parts, it remembers where in a line it is.
/// </summary>
public sealed class RunnerCommands
{
    private enum Before
    {
        Nothing,
        Colon,
        Text,
    }

    private static readonly string[] s_variables = ["GITHUB_ACTIONS", "TF_BUILD"];

    private Before _before;
    private int _hashes;
    private bool _isEscape;

    /// <summary>Whether a process's environment is that of a runner.</summary>
    public static bool IsRunner(IReadOnlyDictionary<string, string> environment) =>
        s_variables.Any(name => string.Equals(environment.GetValueOrDefault(name), "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>A text of which no line is a command.</summary>
    public static string Disarmed(string text) => new RunnerCommands().Next(text);

    /// <summary>The next part of a text.</summary>
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

    private bool IsHarmful(char c)
    {
        // Variation selectors of emoji: some comparisons of texts skip them.
        if (c is '\uFE0E' or '\uFE0F')
        {
            return false;
        }

        // Control sequences for colors do not count as text.
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
