using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the source, the build VM and the definition against each other, by known names.</summary>
internal static partial class SourceRules
{
    private const int ShortestWindowsBuild = 60;

    private static readonly string[] s_windows = ["microsoftwindowsserver", "microsoftwindowsdesktop", "microsoftvisualstudio"];

    private static readonly string[] s_linux =
        ["canonical", "redhat", "suse", "debian", "openlogic", "almalinux", "oracle", "microsoftcblmariner", "resf", "kinvolk"];

    // SKUs of generation 1; the same names with '-g2' or '-gensecond' are generation 2.
    private static readonly string[] s_firstGeneration =
    [
        "2016-datacenter", "2019-datacenter", "2022-datacenter", "2016-datacenter-smalldisk", "2019-datacenter-smalldisk",
        "2022-datacenter-smalldisk", "2019-datacenter-core", "2022-datacenter-core",
    ];

    public static IEnumerable<Finding> Check(InspectedImage image)
    {
        var definition = image.Spec.Definition;
        var template = image.Spec.Template;
        if (definition.OsType is OsType.Windows && template.BuildTimeoutInMinutes < ShortestWindowsBuild)
        {
            yield return image.Find(ValidationRules.WindowsTimeout, "template.buildTimeoutInMinutes", $"'{template.BuildTimeoutInMinutes}' is short for Windows; expected {ShortestWindowsBuild} or more");
        }

        if (IsArm(template.VmProfile.VmSize) is { } arm && arm != (definition.Architecture is Architecture.Arm64))
        {
            var path = "template.vmProfile.vmSize";
            yield return image.Find(ValidationRules.SourceArchitecture, path, $"'{template.VmProfile.VmSize}' is {Name(arm)}, but the definition is {Name(!arm)}");
        }

        if (template.Source is not ImageSource.PlatformImage source)
        {
            yield break;
        }

        var publisher = source.Publisher.ToLowerInvariant();
        OsType? os = s_windows.Contains(publisher) ? OsType.Windows : s_linux.Contains(publisher) ? OsType.Linux : null;
        if (os is not null && os != definition.OsType)
        {
            yield return image.Find(ValidationRules.SourceOs, "template.source.publisher", $"'{source.Publisher}' publishes {os}, but the definition is {definition.OsType}");
        }

        if (Generation(publisher, source.Sku) is { } generation && generation != definition.HyperVGeneration)
        {
            yield return image.Find(ValidationRules.Generation, "template.source.sku", $"'{source.Sku}' is generation {generation}, but the definition is {definition.HyperVGeneration}");
        }

        var isArm = Arm().IsMatch(source.Sku) || Arm().IsMatch(source.Offer);
        if (isArm && definition.Architecture is Architecture.X64)
        {
            yield return image.Find(ValidationRules.SourceArchitecture, "template.source.sku", $"'{source.Sku}' of '{source.Offer}' is Arm64, but the definition is x64");
        }
    }

    private static string Name(bool isArm) => isArm ? "Arm64" : "x64";

    private static HyperVGeneration? Generation(string publisher, string sku) =>
        Second().IsMatch(sku) ? HyperVGeneration.V2
        : First().IsMatch(sku) || (publisher == "microsoftwindowsserver" && s_firstGeneration.Contains(sku.ToLowerInvariant())) ? HyperVGeneration.V1
        : null;

    // Standard_D2ps_v5: letters after the number stand for features; p is an Arm processor.
    private static bool? IsArm(string vmSize) => VmSize().Match(vmSize) is { Success: true } match
        ? match.Groups["features"].Value.Contains('p', StringComparison.Ordinal)
        : null;

    [GeneratedRegex("[-_](g2|gen2|gensecond)$|[-_](g2|gen2|gensecond)[-_]", RegexOptions.IgnoreCase)]
    private static partial Regex Second();

    [GeneratedRegex("[-_](g1|gen1)$", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex("(^|[-_])(arm64|aarch64)([-_]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Arm();

    [GeneratedRegex("^Standard_[A-Z]+[0-9]+(-[0-9]+)?(?<features>[a-z]*)_v[0-9]+$")]
    private static partial Regex VmSize();
}
