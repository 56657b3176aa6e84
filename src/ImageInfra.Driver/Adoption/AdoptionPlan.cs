namespace ImageInfra.Driver.Adoption;

/// <summary>The resources that a stack would adopt, and the changes that its next update would make to them.</summary>
/// <param name="Resources">The resources to import.</param>
/// <param name="Absent">The ARM ids of declared resources that do not exist in Azure; the next update creates them.</param>
/// <param name="Known">The ARM ids of resources that are already in the stack.</param>
public sealed record AdoptionPlan(IReadOnlyList<AdoptableResource> Resources, IReadOnlyList<string> Absent, IReadOnlyList<string> Known)
{
    /// <summary>Resources that cannot be adopted, because Azure would refuse to change them to match the declaration.</summary>
    public IEnumerable<AdoptableResource> Refused => Resources.Where(r => r.Differences.Any(d => d.IsFixed));

    /// <summary>Whether the next update would change any of the resources.</summary>
    public bool HasDifferences => Resources.Any(r => r.Differences.Count > 0);
}
