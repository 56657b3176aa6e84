using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Updates;

/// <summary>Whether what builds need of a stack is in Azure.</summary>
/// <param name="Gone">What is not there, in words, such as <c>image template 'web-3f2a9c1b'</c>.</param>
/// <param name="StaleTemplates">
/// The ARM ids of templates that run as an identity which was deleted. One of the same name is another principal, and a template
/// keeps the old one.
/// </param>
public sealed record StackCondition(IReadOnlyList<string> Gone, IReadOnlyList<string> StaleTemplates)
{
    /// <summary>What is wrong in words, or null if all is well.</summary>
    public string? Problem => (Gone.Count, StaleTemplates.Count) switch
    {
        (0, 0) => null,
        (_, 0) => $"gone from Azure: {string.Join(", ", Gone)}",
        (0, _) => StaleWords,
        _ => $"gone from Azure: {string.Join(", ", Gone)}; {StaleWords}",
    };

    private string StaleWords => $"the identity was deleted and made again, and these image templates still run as the deleted one: {string.Join(", ", StaleTemplates.Select(ArmNames.Last))}";
}
