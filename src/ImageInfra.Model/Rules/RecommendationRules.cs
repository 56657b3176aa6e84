using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the recommended vCPUs and memory of a definition against the known VM sizes that boot the image.</summary>
internal static class RecommendationRules
{
    private const string Path = "definition.recommended";
    private const int MegabytesPerGigabyte = 1024;

    public static IEnumerable<Finding> Check(InspectedImage image)
    {
        var definition = image.Spec.Definition;
        if (definition.Recommended is { } recommended && VmSizeKnowledge.LimitsOf(definition.HyperVGeneration, definition.Architecture) is { } limits && Problem(recommended, limits) is { } problem)
        {
            yield return image.Find(ValidationRules.Recommendation, Path + problem.Key, $"no known VM size for {definition.HyperVGeneration} and {definition.Architecture.Name()} has {problem.Message}");
        }
    }

    private static (string Key, string Message)? Problem(RecommendedConfiguration recommended, VmSizeLimits limits)
    {
        var (cores, memory) = (recommended.VCPUs, recommended.Memory);
        if (cores?.Min > limits.VCpus)
        {
            return (".vCPUs", $"{cores.Min} vCPUs or more; expected at most {limits.VCpus}");
        }

        if (memory?.Min > limits.MemoryInGB)
        {
            return (".memory", $"{memory.Min} GB of memory or more; expected at most {limits.MemoryInGB} GB{Megabytes(memory.Min)}");
        }

        if (memory?.Min > cores?.Max * limits.MostMemoryPerVCpuInGB)
        {
            return (".memory", $"{memory!.Min} GB of memory or more with at most {cores!.Max} vCPUs{Megabytes(memory.Min)}");
        }

        return memory?.Max < cores?.Min * limits.LeastMemoryPerVCpuInGB
            ? (".memory", $"at most {memory!.Max} GB of memory with {cores!.Min} vCPUs or more")
            : null;
    }

    // A range in MB is a common mistake.
    private static string Megabytes(int? memory) => memory % MegabytesPerGigabyte == 0 ? $"; memory is in GB: did you mean {memory / MegabytesPerGigabyte}?" : "";
}
