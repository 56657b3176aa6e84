using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Warns, in read-only commands, about resources of the stack that are missing in Azure.</summary>
internal sealed class DriftWarning(IStackOperations stack, StackInspection inspection)
{
    /// <summary>Warns if the identity, or the definition or template of an image, is missing.</summary>
    /// <param name="call">The call of the command.</param>
    /// <param name="images">The images to check. Empty: all.</param>
    public async Task ShowAsync(StackCall call, IReadOnlyCollection<string> images)
    {
        if (await stack.OutputsAsync(call.CancellationToken) is { } outputs
            && (await inspection.LookAsync(outputs, images.Count > 0 ? images : null, call.CancellationToken)).Problem is { } problem)
        {
            call.Report.Warn($"{problem}; to create it again, run '{StackCommand.Of(StackCommand.Repair, call.Scope.Stack, call.Scope.IsLocal)}'");
        }
    }
}
