namespace ImageInfra.Model.Secrets;

/// <summary>A secret found in a line.</summary>
/// <param name="Name">The kind, such as <c>github-token</c>.</param>
/// <param name="What">The kind in words, with an article.</param>
/// <param name="Start">The index in the line where the match starts, including the name of the value.</param>
/// <param name="SecretStart">The index where the secret itself starts.</param>
/// <param name="End">The index after the end of the secret.</param>
public readonly record struct FoundSecret(string Name, string What, int Start, int SecretStart, int End);
