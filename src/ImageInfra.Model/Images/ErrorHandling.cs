namespace ImageInfra.Model.Images;

/// <summary>What happens to the build VM when a step fails (<c>properties.errorHandling</c>).</summary>
public sealed record ErrorHandling(
    OnBuildError OnCustomizerError = OnBuildError.Cleanup,
    OnBuildError OnValidationError = OnBuildError.Cleanup);
