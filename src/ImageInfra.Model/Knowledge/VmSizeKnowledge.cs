using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Knowledge;

/// <summary>
/// What is known of VM sizes by family. The facts and their sources are in <c>src/Knowledge/vm-sizes.json</c>, which is read at
/// the first question.
/// </summary>
public static class VmSizeKnowledge
{
    private static readonly Lazy<VmSizeFile> s_file = new(() => KnowledgeFile.Read<VmSizeFile>("vm-sizes.json"));

    /// <summary>Returns what is known of a size; a size of which nothing is known has no values.</summary>
    public static VmSize Of(string name) => s_file.Value.Families.FirstOrDefault(f => f.IsSize(name)) is { } family
        ? new(
            family.Generations is null ? null : [.. family.Generations.Select(Enum.Parse<HyperVGeneration>)],
            family.Controllers,
            family.Architecture is null ? null : Enum.Parse<Architecture>(family.Architecture, ignoreCase: true),
            family.Sure is "convention" ? Certainty.Convention : Certainty.Documented)
        : new(null, null, null, Certainty.Convention);

    /// <summary>Returns the limits of the sizes that boot images of a generation and an architecture.</summary>
    public static VmSizeLimits LimitsOf(HyperVGeneration generation, Architecture architecture) => s_file.Value.Limits.First(l =>
        (l.Generation is null || l.Generation == $"{generation}") && (l.Architecture is null || l.Architecture.Equals(architecture.Name(), StringComparison.OrdinalIgnoreCase)));

    private sealed record VmSizeFile(IReadOnlyList<Family> Families, IReadOnlyList<VmSizeLimits> Limits);

    private sealed record Family
    {
        private readonly Lazy<Regex> _match;

        public Family() => _match = new(() => KnowledgeFile.Pattern(Match!));

        public required string Match { get; init; }

        public IReadOnlyList<string>? Generations { get; init; }

        public IReadOnlyList<string>? Controllers { get; init; }

        public string? Architecture { get; init; }

        public string? Sure { get; init; }

        public bool IsSize(string name) => _match.Value.IsMatch(name);
    }
}

/// <summary>The limits of all known sizes that boot some images.</summary>
/// <param name="Generation">The generation of the images, or null for each.</param>
/// <param name="Architecture">The CPU architecture, or null for each.</param>
/// <param name="VCpus">The most vCPUs of a size.</param>
/// <param name="MemoryInGB">The most memory of a size.</param>
/// <param name="MostMemoryPerVCpuInGB">The most memory of a size for each of its vCPUs.</param>
/// <param name="LeastMemoryPerVCpuInGB">The least memory of a size for each of its vCPUs.</param>
public sealed record VmSizeLimits(string? Generation, string? Architecture, int VCpus, int MemoryInGB, double MostMemoryPerVCpuInGB, double LeastMemoryPerVCpuInGB);

/// <summary>What is known of a VM size. A property without a value is not known.</summary>
/// <param name="Generations">The image generations that the size boots.</param>
/// <param name="Controllers">The disk controllers: <c>SCSI</c>, <c>NVMe</c>.</param>
/// <param name="Architecture">The CPU architecture.</param>
/// <param name="Certainty">How sure the generations and controllers are.</param>
public sealed record VmSize(IReadOnlyList<HyperVGeneration>? Generations, IReadOnlyList<string>? Controllers, Architecture? Architecture, Certainty Certainty)
{
    /// <summary>Whether the size has no other disk controller than NVMe.</summary>
    public bool NeedsNvme => Controllers is ["NVMe"];

    /// <summary>Whether the size boots images of a generation; null if not known.</summary>
    public bool? Boots(HyperVGeneration generation) => Generations?.Contains(generation);
}
