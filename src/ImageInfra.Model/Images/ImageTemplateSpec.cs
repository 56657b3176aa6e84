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

/// <summary>Optimisation after customizing (<c>properties.optimize</c>).</summary>
/// <param name="VmBoot">Whether VMs of the image should boot faster at the price of a longer build.</param>
public sealed record OptimizeSpec(bool VmBoot);

/// <summary>Validation of the image that was built (<c>properties.validate</c>).</summary>
public sealed record ValidateSpec
{
    /// <summary>Optional. Distribute even when a check fails; the run still counts as failed. Default: false.</summary>
    public bool ContinueDistributeOnFailure { get; init; }

    /// <summary>Optional. Only check the source image, build nothing. Default: false.</summary>
    public bool SourceValidationOnly { get; init; }

    /// <summary>Optional. The checks, in order.</summary>
    public IReadOnlyList<Step> InVMValidations { get; init; } = [];
}

/// <summary>What happens to the build VM when a step fails (<c>properties.errorHandling</c>).</summary>
public sealed record ErrorHandling(
    OnBuildError OnCustomizerError = OnBuildError.Cleanup,
    OnBuildError OnValidationError = OnBuildError.Cleanup);

/// <summary>The build VM (<c>properties.vmProfile</c>).</summary>
public sealed record VmProfile
{
    /// <summary>Optional. Default: <c>Standard_D2ds_v5</c>; Azure's own default is often out of quota.</summary>
    public string VmSize { get; init; } = "Standard_D2ds_v5";

    /// <summary>Optional. OS disk size in GB; 0 is the source's own size, and it can only grow.</summary>
    public int OsDiskSizeGB { get; init; }

    /// <summary>Optional. ARM ids of user-assigned identities on the build VM.</summary>
    public IReadOnlyList<string> UserAssignedIdentities { get; init; } = [];

    /// <summary>Optional. An existing network. Default: Azure makes one in the staging resource group.</summary>
    public VnetConfig? VnetConfig { get; init; }
}
