namespace ImageInfra.Model.Images;

/// <summary>The properties of an image template that the catalog sets.</summary>
public sealed record ImageTemplateSpec
{
    internal const int DefaultTimeout = 240;
    internal const int MinimumTimeout = 6;
    internal const int MaximumTimeout = 960;

    /// <summary>Required. The image that the build starts from.</summary>
    public required ImageSource Source { get; init; }

    /// <summary>Optional. The customizers, in order.</summary>
    public IReadOnlyList<Step> Customize { get; init; } = [];

    /// <summary>Optional. The VM boot optimization. Default: off.</summary>
    public OptimizeSpec? Optimize { get; init; }

    /// <summary>Optional. The checks of the built image.</summary>
    public ValidateSpec? Validate { get; init; }

    /// <summary>Optional. The treatment of the build VM after a failed step.</summary>
    public ErrorHandling? ErrorHandling { get; init; }

    /// <summary>Optional. The timeout of the whole build, including replication, in minutes: 6 to 960. Default: 240, as in Azure.</summary>
    public int BuildTimeoutInMinutes { get; init; } = DefaultTimeout;

    /// <summary>Optional. The build VM.</summary>
    public VmProfile VmProfile { get; init; } = new();

    /// <summary>Optional. The destinations of the result. Default: one version in the definition of this image.</summary>
    public IReadOnlyList<Distributor> Distribute { get; init; } = [new Distributor.SharedImage()];

    /// <summary>Optional. Tags on the resources in the staging resource group; some Azure policies require them.</summary>
    public Tags ManagedResourceTags { get; init; } = Tags.Empty;

    /// <summary>
    /// Optional. The ARM id of the staging resource group: new or empty, in the subscription and region of the template, and used
    /// by this image only. Default: Azure creates one.
    /// </summary>
    public string? StagingResourceGroup { get; init; }

    /// <summary>Optional. Whether Azure starts a build when the template is created. Default: false.</summary>
    public bool AutoRun { get; init; }
}

/// <summary>Optimization after customization (<c>properties.optimize</c>).</summary>
/// <param name="VmBoot">Whether VMs of the image boot faster; the build takes longer.</param>
public sealed record OptimizeSpec(bool VmBoot);

/// <summary>Validation of the built image (<c>properties.validate</c>).</summary>
public sealed record ValidateSpec
{
    /// <summary>Optional. Whether to distribute the image after a failed check. The run still fails. Default: false.</summary>
    public bool ContinueDistributeOnFailure { get; init; }

    /// <summary>Optional. Whether to check the source image without building. Default: false.</summary>
    public bool SourceValidationOnly { get; init; }

    /// <summary>Optional. The checks, in order.</summary>
    public IReadOnlyList<Step> InVMValidations { get; init; } = [];
}

/// <summary>The treatment of the build VM after a failed step (<c>properties.errorHandling</c>).</summary>
public sealed record ErrorHandling(
    OnBuildError OnCustomizerError = OnBuildError.Cleanup,
    OnBuildError OnValidationError = OnBuildError.Cleanup);

/// <summary>The build VM (<c>properties.vmProfile</c>).</summary>
public sealed record VmProfile
{
    /// <summary>Optional. Default: <c>Standard_D2ds_v5</c>; subscriptions often have no quota for Azure's default.</summary>
    public string VmSize { get; init; } = "Standard_D2ds_v5";

    /// <summary>Optional. The size of the OS disk in GB, at least that of the source. 0, the default, is the size of the source.</summary>
    public int OsDiskSizeGB { get; init; }

    /// <summary>Optional. ARM ids of user-assigned identities on the build VM.</summary>
    public IReadOnlyList<string> UserAssignedIdentities { get; init; } = [];

    /// <summary>Optional. An existing network. Default: Azure creates one in the staging resource group.</summary>
    public VnetConfig? VnetConfig { get; init; }
}
