namespace Pulumi.Automation.Exceptions;

public sealed class NoSummaryEventException : MissingExpectedEventException
{
    internal NoSummaryEventException()
        : base(nameof(NoSummaryEventException), "No summary of changes for 'preview'")
    {
    }
}
