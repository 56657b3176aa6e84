using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Warns, in commands that only read, about resources of the stack that are gone from Azure.</summary>
internal sealed class DriftWarning(IStackOperations stack, StackInspection inspection)
{
    /// <summary>Warns when the identity, or the definition or template of an image, is gone.</summary>
    /// <param name="call">The call of the command.</param>
    /// <param name="images">The images to look at. Empty: all.</param>
    public async Task ShowAsync(StackCall call, IReadOnlyCollection<string> images)
    {
        if (await stack.OutputsAsync(call.CancellationToken) is { } outputs
            && (await inspection.LookAsync(outputs, images.Count > 0 ? images : null, call.CancellationToken)).Problem is { } problem)
        {
            call.Report.Warn($"{problem}; to make it again, run '{StackCommand.Of(StackCommand.Repair, call.Scope.Stack, call.Scope.IsLocal)}'");
        }
    }
}
