namespace ImageInfra.Driver.Adoption;

/// <summary>What a stack would take over, and what its next update would then change.</summary>
/// <param name="Resources">What would be imported.</param>
/// <param name="Absent">The ARM ids of what is declared and is not in Azure: the next update makes it.</param>
/// <param name="Known">The ARM ids of what the stack has already.</param>
public sealed record AdoptionPlan(IReadOnlyList<AdoptableResource> Resources, IReadOnlyList<string> Absent, IReadOnlyList<string> Known)
{
    /// <summary>What can't be adopted, because Azure would refuse to make it what is declared.</summary>
    public IEnumerable<AdoptableResource> Refused => Resources.Where(r => r.Differences.Any(d => d.IsFixed));

    /// <summary>Whether the next update would change anything of it.</summary>
    public bool HasDifferences => Resources.Any(r => r.Differences.Count > 0);
}
