using System.Buffers;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>One kind of secret and how to recognize it.</summary>
/// <param name="Name">The stable name by which a catalog file allows it, such as <c>github-token</c>. Patterns may share a name.</param>
/// <param name="What">The kind in words, with an article.</param>
/// <param name="Keywords">Texts of 3 or more characters; one is in the line, ignoring case. Empty: a long run of letters and digits.</param>
/// <param name="Regex">Matches the secret in a line. Its group <c>secret</c> is masked.</param>
internal sealed record SecretPattern(string Name, string What, string[] Keywords, Func<Regex> Regex)
{
    /// <summary>The name of the group that is masked.</summary>
    public const string Group = "secret";

    /// <summary>Optional. Characters, at least one of which is in the line. Default: no restriction.</summary>
    public SearchValues<char>? Also { get; init; }

    /// <summary>Optional. An additional condition for the value of the group.</summary>
    public Func<string, bool> IsSecret { get; init; } = _ => true;
}
