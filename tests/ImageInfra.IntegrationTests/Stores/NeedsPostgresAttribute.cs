namespace ImageInfra.IntegrationTests.Stores;

/// <summary>The tests of a class need PostgreSQL.</summary>
internal sealed class NeedsPostgresAttribute : NeedsAttribute
{
    public override string? Missing => PostgresServer.Missing;
}
