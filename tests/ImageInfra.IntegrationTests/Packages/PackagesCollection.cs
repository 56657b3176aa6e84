namespace ImageInfra.IntegrationTests.Packages;

/// <summary>The tests that use <see cref="PackedPackages"/>.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
