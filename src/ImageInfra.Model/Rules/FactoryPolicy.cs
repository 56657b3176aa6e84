using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>What every image of a project has to keep to: the file <c>infra/policy.yaml</c>. Where nothing is said, all is allowed.</summary>
public sealed record FactoryPolicy
{
    /// <summary>Optional. The only sources to start from. A catalog image is always one: its own source is judged. Default: any.</summary>
    public AllowedSources? Sources { get; init; }

    /// <summary>Optional. The only regions, of the stack and of image versions. Default: any.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Optional. Patterns of the only sizes of build VMs. Default: any.</summary>
    public IReadOnlyList<string>? VmSizes { get; init; }

    /// <summary>Optional. Tags that every image has, by itself or from its stack. Default: none.</summary>
    public IReadOnlyList<string> RequiredTags { get; init; } = [];

    /// <summary>Optional. Whether everything that Azure fetches needs a <c>sha256Checksum</c>. Default: false.</summary>
    public bool PinnedScripts { get; init; }

    /// <summary>Optional. The longest <c>buildTimeoutInMinutes</c>, 6 to 960. Default: 960, Azure's own.</summary>
    public int? MaximumTimeoutInMinutes { get; init; }

    /// <summary>Optional. Customizers that images have. Default: none.</summary>
    public IReadOnlyList<RequiredStep> Customizers { get; init; } = [];

    /// <summary>Optional. Validators that images have. Default: none.</summary>
    public IReadOnlyList<RequiredStep> Validators { get; init; } = [];

    /// <summary>Reads a policy, or throws a <see cref="CatalogException"/> with every error.</summary>
    public static FactoryPolicy Read(CatalogFile file) => PolicyReader.Read(file);
}
