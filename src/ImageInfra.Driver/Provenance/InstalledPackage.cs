namespace ImageInfra.Driver.Provenance;

/// <summary>A package in an image, as its package manager or Windows reports it.</summary>
/// <param name="Kind"><c>deb</c>, <c>rpm</c>, <c>apk</c>, or Windows' <c>program</c> and <c>update</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, or empty.</param>
/// <param name="Architecture">The architecture, or empty.</param>
internal sealed record InstalledPackage(string Kind, string Name, string Version, string Architecture);
