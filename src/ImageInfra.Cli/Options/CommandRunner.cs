using System.CommandLine;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator;

namespace ImageInfra.Cli.Options;

/// <summary>Runs the action of a command, and converts exceptions to messages and exit codes.</summary>
internal sealed class CommandRunner(CliConsole console, TimeProvider clock, Interrupts interrupts)
{
    public ScopeOptions Options { get; } = new();

    public TimeProvider Clock => clock;

    public Interrupts Interrupts => interrupts;

    /// <summary>Standard input.</summary>
    public TextReader Input => console.Input;

    /// <summary>The environment variables of the process.</summary>
    public IReadOnlyDictionary<string, string> Environment => console.Environment;

    /// <summary>The value of an environment variable; null if it is not set.</summary>
    public string? Variable(string name) => Environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Sets the action of a command that works on a project.</summary>
    public void Handle(Command command, Func<Scope, ParseResult, Report, CancellationToken, Task<ExitCode>> action) =>
        Handle(command, (parsed, report, cancellationToken) => action(
            ScopeOf(parsed) with { Variables = Environment, Warn = report.Warn },
            parsed,
            report,
            cancellationToken));

    /// <summary>Sets the action of a command that needs no project.</summary>
    public void Handle(Command command, Func<ParseResult, Report, CancellationToken, Task<ExitCode>> action) =>
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, action, cancellationToken));

    // An operation of Pulumi's engine takes time to stop; a second Ctrl-C kills it.
    private Scope ScopeOf(ParseResult parsed)
    {
        var scope = Options.Read(parsed);
        interrupts.ExpectsSecond |= !scope.IsLocal;
        return scope with { SigningKey = Variable("IMAGEINFRA_SIGNING_KEY"), KillNow = interrupts.Second };
    }

    private string Repair(ParseResult parsed)
    {
        var scope = Options.Read(parsed);
        return $"to create missing resources again, run '{StackCommand.Of(StackCommand.Repair, scope.Stack, scope.IsLocal)}'";
    }

    private async Task<ExitCode> RunAsync(
        ParseResult parsed,
        Func<ParseResult, Report, CancellationToken, Task<ExitCode>> action,
        CancellationToken cancellationToken)
    {
        var report = new Report(
            console with { HasColor = console.HasColor && !Options.HasNoColor(parsed) },
            Options.IsJson(parsed),
            new PastableCommands(parsed).In,
            Options.HasProgress(parsed));
        try
        {
            return await action(parsed, report, cancellationToken);
        }
        catch (CatalogException e)
        {
            return report.Fail(ExitCode.InvalidInput, [.. e.Errors.Select(error => error.ToString())]);
        }
        catch (DirectoryNotFoundException e)
        {
            return report.Fail(ExitCode.InvalidInput, e.Message);
        }
        catch (SimulatorException e)
        {
            return report.Fail(ExitCode.InvalidInput, e.Message);
        }
        catch (DriverException e)
        {
            return report.Fail(ExitCodes.Of(e.Failure), e.Failure is DriverFailure.Drifted ? $"{e.Message}; {Repair(parsed)}" : e.Message);
        }
        catch (FileBusyException e)
        {
            return report.Fail(ExitCode.StackBusy, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return report.Fail(ExitCode.Failed, e.Message);
        }
        catch (InterruptedException e)
        {
            return report.Fail(ExitCode.Interrupted, e.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return report.Fail(ExitCode.Interrupted, "interrupted; completed work is kept, and the next run continues from there");
        }
        catch (Exception e)
        {
            return report.Fail(
                ExitCode.Failed,
                SecretMask.Apply($"internal error: {e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}: {e.Message}; please report it with the command"));
        }
    }
}
