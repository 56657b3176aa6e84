using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Updates;

/// <summary>Whether the resources that builds need exist in Azure.</summary>
/// <param name="Gone">The missing resources in words, such as <c>image template 'web-3f2a9c1b'</c>.</param>
/// <param name="StaleTemplates">
/// The ARM ids of templates whose identity was deleted. A new identity with the same name has another principal, which an existing
/// template does not use.
/// </param>
public sealed record StackCondition(IReadOnlyList<string> Gone, IReadOnlyList<string> StaleTemplates)
{
    /// <summary>The problem in words; null if there is none.</summary>
    public string? Problem => (Gone.Count, StaleTemplates.Count) switch
    {
        (0, 0) => null,
        (_, 0) => $"missing in Azure: {string.Join(", ", Gone)}",
        (0, _) => StaleWords,
        _ => $"missing in Azure: {string.Join(", ", Gone)}; {StaleWords}",
    };

    private string StaleWords => $"the identity was deleted and created again, but these image templates still use the deleted one: {string.Join(", ", StaleTemplates.Select(ArmNames.Last))}";
}
