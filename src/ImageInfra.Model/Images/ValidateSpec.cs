namespace ImageInfra.Model.Images;

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
