namespace ImageInfra.Model.Images;

/// <summary>The properties of an image template that the catalog decides.</summary>
public sealed record ImageTemplateSpec
{
    internal const int DefaultTimeout = 240;
    internal const int MinimumTimeout = 6;
    internal const int MaximumTimeout = 960;

    /// <summary>Required. The image the build starts from.</summary>
    public required ImageSource Source { get; init; }

    /// <summary>Optional. What is done to the build VM, in order.</summary>
    public IReadOnlyList<Step> Customize { get; init; } = [];

    /// <summary>Optional. VM boot optimisation. Default: off.</summary>
    public OptimizeSpec? Optimize { get; init; }

    /// <summary>Optional. Checks of the image that was built.</summary>
    public ValidateSpec? Validate { get; init; }

    /// <summary>Optional. What happens to the build VM when a step fails.</summary>
    public ErrorHandling? ErrorHandling { get; init; }

    /// <summary>Optional. Minutes for the whole build, replication included: 6 to 960. Default: 240, Azure's own.</summary>
    public int BuildTimeoutInMinutes { get; init; } = DefaultTimeout;

    /// <summary>Optional. The build VM.</summary>
    public VmProfile VmProfile { get; init; } = new();

    /// <summary>Optional. Default: one version in this image's own definition.</summary>
    public IReadOnlyList<Distributor> Distribute { get; init; } = [new Distributor.SharedImage()];

    /// <summary>Optional. Tags on what Azure makes in the staging resource group; needed where policy demands tags.</summary>
    public Tags ManagedResourceTags { get; init; } = Tags.Empty;

    /// <summary>
    /// Optional. The ARM id of the resource group that the build works in: new or empty, in the template's subscription and
    /// region, and this image's alone. Default: Azure makes one.
    /// </summary>
    public string? StagingResourceGroup { get; init; }

    /// <summary>Optional. Whether Azure builds as soon as the template is there. Default: false.</summary>
    public bool AutoRun { get; init; }
}
