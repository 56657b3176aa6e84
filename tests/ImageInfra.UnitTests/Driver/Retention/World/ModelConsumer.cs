namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>Something that was made from a version, and takes the latest in its region next time or not.</summary>
internal sealed record ModelConsumer(ModelVersion Version, bool TakesLatest, string Region);
