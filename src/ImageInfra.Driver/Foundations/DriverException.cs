namespace ImageInfra.Driver.Foundations;

/// <summary>An operation failed. The message has the problem, the place and the next step, without secrets.</summary>
public class DriverException(DriverFailure failure, string message, Exception? inner = null)
    : Exception(SecretMask.Apply(message), inner)
{
    /// <summary>The kind of failure.</summary>
    public DriverFailure Failure => failure;

    /// <summary>The ARM ids in Azure's error message.</summary>
    public IReadOnlyList<string> FailedIds { get; init; } = [];
}
