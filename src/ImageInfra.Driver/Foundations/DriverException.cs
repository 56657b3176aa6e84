namespace ImageInfra.Driver.Foundations;

/// <summary>An operation that could not be completed. The message says what, where, and what to do next, without secrets.</summary>
public class DriverException(DriverFailure failure, string message, Exception? inner = null)
    : Exception(SecretMask.Apply(message), inner)
{
    /// <summary>Where it stopped.</summary>
    public DriverFailure Failure => failure;

    /// <summary>The ARM ids that Azure's words name, as far as they are known.</summary>
    public IReadOnlyList<string> FailedIds { get; init; } = [];
}
