namespace ImageInfra.Driver.Foundations;

/// <summary>An operation was interrupted. The message has its effects and the next step.</summary>
public sealed class InterruptedException(string message, CancellationToken cancellationToken)
    : OperationCanceledException(SecretMask.Apply(message), cancellationToken);
