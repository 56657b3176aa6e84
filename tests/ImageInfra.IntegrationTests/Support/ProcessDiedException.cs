namespace ImageInfra.IntegrationTests.Support;

/// <summary>An exception that is unknown to the driver, so that nothing handles it.</summary>
internal sealed class ProcessDiedException : Exception;
