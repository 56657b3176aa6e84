using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Says of commands that only look that something of the stack is gone, which they would show as nothing.</summary>
internal static class DriftWarning
{
    /// <summary>Warns when the identity, or the definition or template of an image, is gone from Azure.</summary>
    /// <param name="report">Where to say it.</param>
    /// <param name="workplace">The stack.</param>
    /// <param name="scope">What the command works on.</param>
    /// <param name="images">The images; all of them where there are none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task ShowAsync(
        Report report,
        Workplace workplace,
        Scope scope,
        IReadOnlyCollection<string> images,
        CancellationToken cancellationToken)
    {
        if (await workplace.Stacks.OutputsAsync(cancellationToken) is { } outputs
            && (await workplace.Inspection.LookAsync(outputs, images.Count > 0 ? images : null, cancellationToken)).Problem is { } problem)
        {
            report.Warn($"{problem}; to make it again, run '{StackCommand.Of(StackCommand.Repair, scope.Stack, scope.IsLocal)}'");
        }
    }
}
