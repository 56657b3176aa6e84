namespace ImageInfra.IntegrationTests.Support;

/// <summary>Nothing in the driver knows this one, so nothing handles it.</summary>
internal sealed class ProcessDiedException : Exception;
