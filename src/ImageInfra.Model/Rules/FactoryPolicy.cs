using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>The policy of a project: the file <c>infra/policy.yaml</c>. Without an entry, everything is allowed.</summary>
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

/// <summary>The only sources that images may start from. <c>*</c> stands for anything; a kind without patterns is not allowed.</summary>
/// <param name="PlatformImages">Optional. Patterns of <c>publisher:offer:sku</c>.</param>
/// <param name="Galleries">Optional. Patterns of the ids of image versions.</param>
/// <param name="ManagedImages">Optional. Patterns of the ids of managed images.</param>
public sealed record AllowedSources(
    IReadOnlyList<string> PlatformImages,
    IReadOnlyList<string> Galleries,
    IReadOnlyList<string> ManagedImages);

/// <summary>A step that images must have. Properties that are left out match any value.</summary>
/// <param name="OsType">Optional. The images that need it. Default: all.</param>
/// <param name="Type">Optional. Its type, such as <c>WindowsUpdate</c>.</param>
/// <param name="Name">Optional. Its name.</param>
/// <param name="Sha256">Optional. Its <c>sha256Checksum</c>; of inline commands, that of the file with these lines.</param>
/// <param name="Position">Optional. Where it stands. Default: anywhere.</param>
public sealed record RequiredStep(OsType? OsType, string? Type, string? Name, string? Sha256, StepPosition Position);

/// <summary>Where a required step stands.</summary>
public enum StepPosition
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>Before all that is not required to be first.</summary>
    First,

    /// <summary>After all that is not required to be last.</summary>
    Last,
}
