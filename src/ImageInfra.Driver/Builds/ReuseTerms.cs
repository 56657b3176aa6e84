using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Builds;

/// <summary>Which versions count as the result of a build that is repeated.</summary>
/// <param name="Settings">The settings of the stack, which may revoke versions.</param>
/// <param name="Since">The earliest time of publication, by Azure's clock.</param>
/// <param name="HasCheck">Whether the build has a check, which a version must have passed.</param>
internal sealed record ReuseTerms(FactorySettings Settings, DateTimeOffset Since, bool HasCheck);
