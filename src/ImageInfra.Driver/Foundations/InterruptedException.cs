namespace ImageInfra.Driver.Foundations;

/// <summary>An operation that was interrupted. The message says what it leaves, and what to do next.</summary>
public sealed class InterruptedException(string message, CancellationToken cancellationToken)
    : OperationCanceledException(SecretMask.Apply(message), cancellationToken);
