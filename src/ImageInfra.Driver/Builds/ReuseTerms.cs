using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Builds;

/// <summary>The conditions under which an existing version is the result of a repeated build.</summary>
/// <param name="Settings">The settings of the stack, which list revoked versions.</param>
/// <param name="Since">The earliest time of publication, by Azure's clock.</param>
/// <param name="HasCheck">Whether the build has a check that the version must have passed.</param>
internal sealed record ReuseTerms(FactorySettings Settings, DateTimeOffset Since, bool HasCheck);
