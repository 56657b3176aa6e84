namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>A resource created from a version, which may use the latest version of its region next time.</summary>
internal sealed record ModelConsumer(ModelVersion Version, bool TakesLatest, string Region);
