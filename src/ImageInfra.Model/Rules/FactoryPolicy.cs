using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>The policy of a project: the file <c>infra/policy.yaml</c>. An omitted property allows everything.</summary>
public sealed record FactoryPolicy
{
    /// <summary>Optional. The allowed sources. Images of the catalog are always allowed, because their own sources are checked. Default: any.</summary>
    public AllowedSources? Sources { get; init; }

    /// <summary>Optional. The allowed regions of stacks and of image versions. Default: any.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Optional. Patterns of the allowed sizes of build VMs. Default: any.</summary>
    public IReadOnlyList<string>? VmSizes { get; init; }

    /// <summary>Optional. Tags that every image and the staging resource group of its builds must have, from its file or its stack. Default: none.</summary>
    public IReadOnlyList<string> RequiredTags { get; init; } = [];

    /// <summary>Optional. Whether all content that Azure fetches needs a <c>sha256Checksum</c>. Default: false.</summary>
    public bool PinnedScripts { get; init; }

    /// <summary>Optional. The maximum of <c>buildTimeoutInMinutes</c>, 6 to 960. Default: 960, as in Azure.</summary>
    public int? MaximumTimeoutInMinutes { get; init; }

    /// <summary>Optional. Customizers that images must have. Default: none.</summary>
    public IReadOnlyList<RequiredStep> Customizers { get; init; } = [];

    /// <summary>Optional. Validators that images must have. Default: none.</summary>
    public IReadOnlyList<RequiredStep> Validators { get; init; } = [];

    /// <summary>Reads a policy.</summary>
    /// <exception cref="CatalogException">The policy is invalid; the exception holds every error.</exception>
    public static FactoryPolicy Read(CatalogFile file) => PolicyReader.Read(file);
}

/// <summary>The allowed sources of images. <c>*</c> matches any characters; a kind without patterns is not allowed.</summary>
/// <param name="PlatformImages">Optional. Patterns of <c>publisher:offer:sku</c>.</param>
/// <param name="Galleries">Optional. Patterns of the ids of image versions.</param>
/// <param name="ManagedImages">Optional. Patterns of the ids of managed images.</param>
public sealed record AllowedSources(
    IReadOnlyList<string> PlatformImages,
    IReadOnlyList<string> Galleries,
    IReadOnlyList<string> ManagedImages);

/// <summary>A step that images must have. Omitted properties match any value.</summary>
/// <param name="OsType">Optional. The operating system of the images that need the step. Default: all.</param>
/// <param name="Type">Optional. The type of the step, such as <c>WindowsUpdate</c>.</param>
/// <param name="Name">Optional. The name of the step.</param>
/// <param name="Sha256">Optional. The <c>sha256Checksum</c> of the step. For inline commands, the checksum of a file with these lines.</param>
/// <param name="Position">Optional. The position of the step. Default: anywhere.</param>
public sealed record RequiredStep(OsType? OsType, string? Type, string? Name, string? Sha256, StepPosition Position);

/// <summary>The position of a required step.</summary>
public enum StepPosition
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>Before all steps that are not required to be first.</summary>
    First,

    /// <summary>After all steps that are not required to be last.</summary>
    Last,
}
