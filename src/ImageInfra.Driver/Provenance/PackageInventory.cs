namespace ImageInfra.Driver.Provenance;

/// <summary>The packages of an image and its operating system.</summary>
/// <param name="System">The operating system, such as <c>ubuntu</c>.</param>
/// <param name="SystemVersion">The version of the operating system, such as <c>24.04</c>.</param>
/// <param name="Packages">The packages.</param>
internal sealed record PackageInventory(string System, string SystemVersion, IReadOnlyList<InstalledPackage> Packages);
