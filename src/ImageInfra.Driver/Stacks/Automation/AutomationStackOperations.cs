using System.Collections.Immutable;
using ImageInfra.Components;
using ImageInfra.Driver.Projects;
using ImageInfra.Driver.Stacks.Drift;
using Pulumi;
using Pulumi.Automation;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Commands.Exceptions;
using Pulumi.Automation.Events;

namespace ImageInfra.Driver.Stacks.Automation;

/// <summary>
/// Runs stack operations through Pulumi's Automation API: the <c>pulumi</c> command, with state where the user keeps it.
/// </summary>
/// <param name="project">Checked before anything is called, so that a broken catalog touches nothing.</param>
/// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="program">The program to run in this process; without it, <c>pulumi</c> builds and starts the project's.</param>
/// <param name="command">The <c>pulumi</c> command; without it, the one on the path.</param>
public sealed class AutomationStackOperations(
    IFactoryProject project,
    string directory,
    PulumiFn? program = null,
    PulumiCommand? command = null) : IStackOperations
{
    /// <summary>Runs the program in this process: what <c>pulumi</c> deploys is what was checked.</summary>
    public static AutomationStackOperations InProcess(FactoryProject project) =>
        new(project, project.Directory, PulumiFn.Create(() => ImageFactory.Declare(project.Directory)));

    /// <inheritdoc/>
    public Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.PreviewAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new StackResult(EngineEvents.Changes(result.ChangeSummary), null);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.UpAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new StackResult(
                EngineEvents.Changes(result.Summary.ResourceChanges),
                StackOutputsReader.Read(AutomationOutputs.ToJson(result.Outputs)));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, _) =>
        {
            var findings = new RefreshFindings();
            await stack.RefreshAsync(new() { OnEvent = e => Report(e, findings, progress) }, cancellationToken);
            return findings.Result;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<StackResource>>(async () =>
    {
        using var stack = await SelectAsync(cancellationToken);
        return [.. (await ExportAsync(stack, cancellationToken)).Select(r => r.Resource)];
    });

    /// <inheritdoc/>
    public Task ImportAsync(
        IReadOnlyList<ImportedResource> resources,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, _) =>
        {
            var known = (await ExportAsync(stack, cancellationToken)).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
            await stack.ImportAsync(ImportPlan.Of(project.Stack, resources, known), cancellationToken);
            foreach (var resource in resources)
            {
                progress.Report(new(StackPhase.Message, StackAction.Read, resource.Type, resource.Name, $"{resource.Id} is in the stack now"));
            }

            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.DestroyAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new StackResult(EngineEvents.Changes(result.Summary.ResourceChanges), null);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var stack = await SelectAsync(cancellationToken);
        return StackOutputsReader.Read(AutomationOutputs.ToJson(await stack.GetOutputsAsync(cancellationToken)));
    });

    /// <inheritdoc/>
    public Task CancelAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var stack = await SelectAsync(cancellationToken);
        await stack.CancelAsync(cancellationToken);
        return true;
    });

    private static async Task<IReadOnlyList<(string Urn, StackResource Resource)>> ExportAsync(WorkspaceStack stack, CancellationToken cancellationToken) =>
        ExportedResources.Read((await stack.ExportStackAsync(cancellationToken)).Json);

    // What a refresh does to the state is no change in Azure: only what is being read is shown.
    private static void Report(EngineEvent e, RefreshFindings findings, IProgress<StackEvent> progress)
    {
        if (e.ResourceOutputsEvent is { Metadata: { } step })
        {
            findings.Add(
                step.Op is OperationType.Delete ? "delete" : "same",
                step.Urn,
                step.Type,
                (step.New ?? step.Old)?.Id ?? "",
                AutomationOutputs.ToJson(step.Old?.Inputs ?? ImmutableDictionary<string, object>.Empty),
                step.New is { } now ? AutomationOutputs.ToJson(now.Inputs) : null);
            progress.Report(new(StackPhase.Finished, StackAction.Read, step.Type, step.Urn[(step.Urn.LastIndexOf(':') + 1)..]));
        }
        else
        {
            new EngineEvents(progress).Report(e);
        }
    }

    private async Task<T> RunAsync<T>(
        IProgress<StackEvent> progress,
        Func<WorkspaceStack, EngineEvents, Task<T>> operation,
        CancellationToken cancellationToken)
    {
        project.Load();
        return await GuardAsync(async () =>
        {
            using var stack = await SelectAsync(cancellationToken);
            return await operation(stack, new(progress));
        });
    }

    private async Task<WorkspaceStack> SelectAsync(CancellationToken cancellationToken)
    {
        var workspace = await LocalWorkspace.CreateAsync(
            new() { WorkDir = directory, Program = program, PulumiCommand = command },
            cancellationToken);
        return await WorkspaceStack.SelectAsync(project.Stack, workspace, cancellationToken);
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (ConcurrentUpdateException e)
        {
            throw new DriverException(
                DriverFailure.StackBusy,
                $"stack '{project.Stack}' has another update in progress; wait for it, or run 'pulumi cancel' when it died",
                e);
        }
        catch (StackNotFoundException e)
        {
            throw new DriverException(
                DriverFailure.StackNotFound,
                $"there is no stack '{project.Stack}'; make it with 'pulumi stack init {project.Stack}'",
                e);
        }
        catch (CommandException e)
        {
            throw new DriverException(FailureClass.Of(e.Message), $"stack '{project.Stack}': {SecretMask.Apply(e.Message)}", e);
        }
        catch (RunException e)
        {
            throw new DriverException(DriverFailure.UpdateFailed, $"the program of stack '{project.Stack}' failed: {e.Message}", e);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DriverException(
                DriverFailure.PulumiMissing,
                "there is no 'pulumi' command on the path; install it from https://www.pulumi.com/docs/install, or work with --local",
                e);
        }
        catch (NotSupportedException e)
        {
            throw new DriverException(DriverFailure.PulumiMissing, e.Message, e);
        }
    }
}
