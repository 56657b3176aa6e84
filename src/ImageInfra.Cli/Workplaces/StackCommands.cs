using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>
/// Creates commands that work on a deployed stack. Their handlers take services as parameters, which are resolved after the stack is
/// opened.
/// </summary>
internal static class StackCommands
{
    public static void OnStack<T1>(this CommandRunner runner, Command command, Func<StackCall, T1, Task<ExitCode>> action, StackOpening? opening = null)
        where T1 : notnull =>
        runner.OnSession(command, opening, (call, session) => action(call, session.Get<T1>()));

    public static void OnStack<T1, T2>(this CommandRunner runner, Command command, Func<StackCall, T1, T2, Task<ExitCode>> action, StackOpening? opening = null)
        where T1 : notnull
        where T2 : notnull =>
        runner.OnSession(command, opening, (call, session) => action(call, session.Get<T1>(), session.Get<T2>()));

    public static void OnStack<T1, T2, T3>(this CommandRunner runner, Command command, Func<StackCall, T1, T2, T3, Task<ExitCode>> action, StackOpening? opening = null)
        where T1 : notnull
        where T2 : notnull
        where T3 : notnull =>
        runner.OnSession(command, opening, (call, session) => action(call, session.Get<T1>(), session.Get<T2>(), session.Get<T3>()));

    public static void OnStack<T1, T2, T3, T4>(this CommandRunner runner, Command command, Func<StackCall, T1, T2, T3, T4, Task<ExitCode>> action, StackOpening? opening = null)
        where T1 : notnull
        where T2 : notnull
        where T3 : notnull
        where T4 : notnull =>
        runner.OnSession(command, opening, (call, session) => action(call, session.Get<T1>(), session.Get<T2>(), session.Get<T3>(), session.Get<T4>()));

    private static void OnSession(this CommandRunner runner, Command command, StackOpening? opening, Func<StackCall, StackSession, Task<ExitCode>> action) =>
        runner.Handle(command, async (given, parsed, report, cancellationToken) =>
        {
            var scope = opening?.Scope(given, parsed) ?? given;
            if (opening is { ByPolicy: true })
            {
                StackSession.ProjectOf(scope).LoadByPolicy();
            }

            await using var session = await StackSession.OpenAsync(scope, runner.Clock, cancellationToken);
            try
            {
                return await action(new(scope, parsed, report, session.Place, cancellationToken), session);
            }
            catch (NotDeployedException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw await session.Get<DestroyedStacks>().ExplainAsync(e, cancellationToken);
            }
        });
}
