namespace ImageInfra.Driver.Provenance;

/// <summary>A package of an image, as its package manager or Windows has it.</summary>
/// <param name="Kind"><c>deb</c>, <c>rpm</c>, <c>apk</c>, or Windows' <c>program</c> and <c>update</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, or empty.</param>
/// <param name="Architecture">Its architecture, or empty.</param>
internal sealed record InstalledPackage(string Kind, string Name, string Version, string Architecture);
