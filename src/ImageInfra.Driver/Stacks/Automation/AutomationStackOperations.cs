using ImageInfra.Components;
using ImageInfra.Driver.Projects;
using Pulumi;
using Pulumi.Automation;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Commands.Exceptions;

namespace ImageInfra.Driver.Stacks.Automation;

/// <summary>
/// Runs stack operations through Pulumi's Automation API: the <c>pulumi</c> command, with state where the user keeps it.
/// </summary>
/// <param name="project">Checked before anything is called, so that a broken catalog touches nothing.</param>
/// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="program">The program to run in this process; without it, <c>pulumi</c> builds and starts the project's.</param>
/// <param name="command">The <c>pulumi</c> command; without it, the one on the path.</param>
/// <param name="reach">What makes sure that Azure can be reached before an operation needs it: the provider would try for minutes.</param>
public sealed class AutomationStackOperations(
    IFactoryProject project,
    string directory,
    PulumiFn? program = null,
    PulumiCommand? command = null,
    Func<CancellationToken, Task>? reach = null) : IStackOperations
{
    /// <summary>Runs the program in this process: what <c>pulumi</c> deploys is what was checked.</summary>
    /// <param name="project">The project.</param>
    /// <param name="reach">What makes sure that Azure can be reached before an operation needs it.</param>
    public static AutomationStackOperations InProcess(FactoryProject project, Func<CancellationToken, Task> reach) =>
        new(project, project.Directory, PulumiFn.Create(() => ImageFactory.Declare(project.Directory)), reach: reach);

    /// <inheritdoc/>
    public Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.PreviewAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new(EngineEvents.Changes(result.ChangeSummary), null);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.UpAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new(
                EngineEvents.Changes(result.Summary.ResourceChanges),
                StackOutputsReader.Read(AutomationOutputs.ToJson(result.Outputs)));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.RefreshAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new(
                EngineEvents.Changes(result.Summary.ResourceChanges),
                StackOutputsReader.Read(AutomationOutputs.ToJson(await stack.GetOutputsAsync(cancellationToken))));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        RunAsync(progress, async (stack, engine) =>
        {
            var result = await stack.DestroyAsync(new() { OnEvent = engine.Report }, cancellationToken);
            return new(EngineEvents.Changes(result.Summary.ResourceChanges), null);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var stack = await SelectAsync(runs: null, cancellationToken);
        return StackOutputsReader.Read(AutomationOutputs.ToJson(await stack.GetOutputsAsync(cancellationToken)));
    });

    /// <inheritdoc/>
    public Task CancelAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var stack = await SelectAsync(runs: null, cancellationToken);
        await stack.CancelAsync(cancellationToken);
        return true;
    });

    private async Task<StackResult> RunAsync(
        IProgress<StackEvent> progress,
        Func<WorkspaceStack, EngineEvents, Task<StackResult>> operation,
        CancellationToken cancellationToken)
    {
        project.Load();
        return await GuardAsync(async () =>
        {
            using var stack = await SelectAsync(program, cancellationToken);
            if (reach is not null)
            {
                await reach(cancellationToken);
            }

            return await operation(stack, new(progress));
        });
    }

    // What only reads the state, or ends an update, runs no program.
    private async Task<WorkspaceStack> SelectAsync(PulumiFn? runs, CancellationToken cancellationToken)
    {
        var workspace = await LocalWorkspace.CreateAsync(
            new() { WorkDir = directory, Program = runs, PulumiCommand = command },
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
