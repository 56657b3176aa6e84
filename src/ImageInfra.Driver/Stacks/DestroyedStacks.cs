using ImageInfra.Driver.Audit;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Stacks;

/// <summary>Remembers when a stack was destroyed, so that a stack without resources is not mistaken for a new one.</summary>
/// <param name="audit">The audit log of commands.</param>
/// <param name="clock">Azure's clock, or the simulator's.</param>
public sealed class DestroyedStacks(CommandAudit audit, TimeProvider clock)
{
    private const string Destroy = "destroy";
    private const int MostCommands = 50;

    /// <summary>Records that a stack was destroyed.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="who">The user.</param>
    /// <param name="machine">The name of the machine.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public Task RecordAsync(string stack, string who, string machine, CancellationToken cancellationToken) => audit.AppendAsync(
        new() { Time = clock.GetUtcNow(), Who = who, Machine = machine, Stack = stack, Command = Destroy, ExitCode = 0 },
        cancellationToken);

    /// <summary>Replaces the error about a stack without resources if the stack was destroyed.</summary>
    public async Task<DriverException> ExplainAsync(NotDeployedException error, CancellationToken cancellationToken)
    {
        try
        {
            var commands = await audit.LastAsync(error.Stack, MostCommands, cancellationToken);
            return commands.FirstOrDefault(c => c is { Command: Destroy, ExitCode: 0 }) is { } destroyed
                ? new DriverException(error.Failure, $"stack '{error.Stack}' was destroyed at {destroyed.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC; to create it again, run 'imageinfra up'")
                : error;
        }
        catch (DriverException)
        {
            // The first error matters more than an unreadable audit log.
            return error;
        }
    }
}
