namespace ImageInfra.IntegrationTests.Stores;

/// <summary>The tests of a class need Azurite.</summary>
internal sealed class NeedsAzuriteAttribute : NeedsAttribute
{
    public override string? Missing => AzuriteServer.Missing;
}
