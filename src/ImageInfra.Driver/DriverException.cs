namespace ImageInfra.Driver;

/// <summary>An operation that could not be completed. The message says what, where, and what to do next.</summary>
public sealed class DriverException(DriverFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Where it stopped.</summary>
    public DriverFailure Failure => failure;
}
