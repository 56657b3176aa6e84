using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>What VM sizes boot from, by family. Facts that only follow from a name are left out.</summary>
internal static class VmSizeFacts
{
    private static readonly Lazy<List<(JsonNode Entry, System.Text.RegularExpressions.Regex Match)>> s_families =
        new(() => [.. ((JsonArray)KnownFacts.Read("vm-sizes.json")["families"]!).Select(f => (f!, KnownFacts.Pattern(f!["match"])))]);

    /// <summary>Returns the error of a VM that boots from an image, or null. What is not known is allowed.</summary>
    /// <param name="size">The size of the VM.</param>
    /// <param name="generation">The generation of the image, or null.</param>
    /// <param name="architecture">The CPU architecture of the image, or null.</param>
    /// <param name="supportsNvme">Whether the image boots from NVMe disks, or null.</param>
    public static ArmFault? Refuse(string? size, string? generation, string? architecture, bool? supportsNvme)
    {
        if (string.IsNullOrEmpty(size) || s_families.Value.FirstOrDefault(f => f.Match.IsMatch(size)).Entry is not { } family || (string?)family["sure"] == "convention")
        {
            return null;
        }

        if (generation is not null && family["generations"] is JsonArray generations && !generations.Any(g => (string?)g == generation))
        {
            return new(400, "BadRequest", $"The selected VM size '{size}' cannot boot Hypervisor Generation '{generation[1..]}'. If this was a Create operation please check that the Hypervisor Generation of the Image matches the Hypervisor Generation of the selected VM Size.");
        }

        if (architecture is not null && (string?)family["architecture"] is { } ofSize && ofSize != architecture)
        {
            return new(400, "BadRequest", $"Cannot create a VM of size '{size}' because this VM size only supports a CPU Architecture of '{ofSize}', but an image or disk with CPU Architecture '{architecture}' was given. Please check that the CPU Architecture of the image or disk is compatible with that of the VM size.");
        }

        return supportsNvme is false && family["controllers"] is JsonArray { Count: 1 } controllers && (string?)controllers[0] == "NVMe"
            ? new(400, "InvalidParameter", $"The VM size '{size}' cannot boot with OS image or disk. Please check that disk controller types supported by the OS image or disk is one of the supported disk controller types for the VM size '{size}'.")
            : null;
    }

    /// <summary>Returns a fact of a size, such as <c>generations</c>; null if it is not known.</summary>
    public static JsonNode? Of(string size, string fact) => s_families.Value.FirstOrDefault(f => f.Match.IsMatch(size)).Entry?[fact];

    /// <summary>Whether an image definition has NVMe among its disk controllers.</summary>
    public static bool HasNvme(JsonObject definition) => (definition["features"] as JsonArray ?? [])
        .Any(f => (string?)f?["name"] == "DiskControllerTypes" && ((string?)f["value"])?.Contains("NVMe", StringComparison.OrdinalIgnoreCase) == true);
}
