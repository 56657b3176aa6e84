using System.Buffers;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>One kind of secret and how to recognize it.</summary>
/// <param name="Name">The name that a catalog file allows it by, such as <c>github-token</c>. Never changes. Several patterns may share one.</param>
/// <param name="What">The kind in words, with an article.</param>
/// <param name="Keywords">Texts of at least three characters, of which a line has one, in any case. None: a line has a long run of letters and digits.</param>
/// <param name="Regex">Finds it in a line. Its group <c>secret</c> is the part to mask.</param>
internal sealed record SecretPattern(string Name, string What, string[] Keywords, Func<Regex> Regex)
{
    /// <summary>The name of the group that is masked.</summary>
    public const string Group = "secret";

    /// <summary>Optional. Characters of which a line has at least one. Default: any line may have it.</summary>
    public SearchValues<char>? Also { get; init; }

    /// <summary>Optional. What else must hold for the value of the group.</summary>
    public Func<string, bool> IsSecret { get; init; } = _ => true;
}
