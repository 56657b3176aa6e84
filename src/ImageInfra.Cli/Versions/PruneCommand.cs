using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Retention;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra prune</c>.</summary>
internal static class PruneCommand
{
    private const string Description = """
        Says which image versions would go, and why each of the others stays; deletes nothing. The plan is kept in the store,
        and has an id.

        A version stays while it is one of the newest good ones, young, in a channel or where a rollback goes, used or the latest
        of something that takes it, the base of one that stays, still to be copied to another stack, pinned, protected, or the
        last good one. imageinfra:retention has the numbers (keepNewest, keepDays, maximumShare).

        Also shown: templates that nothing declares, staging groups without a template, and images and VHDs that templates made.

          imageinfra prune web                    what would go of one image
          imageinfra prune                        what would go
          imageinfra prune --apply --plan ID      deletes that and nothing else, or refuses because something changed
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images. Default: every image of the stack, and orphaned resources.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var apply = new Option<bool>("--apply")
        {
            Description = "Carry out the last plan. Refuses, without deleting anything, if the plan is outdated.",
        };
        var plan = new Option<string?>("--plan")
        {
            Description = "With --apply: the id of the reviewed plan; another plan is refused.",
            HelpName = "ID",
        };
        var command = new Command("prune", Description) { images, apply, plan };
        command.Validators.Add(result =>
        {
            if (result.GetValue(plan) is not null && !result.GetValue(apply))
            {
                result.AddError("--plan selects the plan to apply; pass --apply too");
            }

            if (result.GetValue(apply) && result.GetValue(images) is { Length: > 0 })
            {
                result.AddError("--apply carries out an existing plan; name images without --apply to make a new plan");
            }
        });
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var store = ScopeStore.Of(scope, runner.Clock);
            var plans = new PrunePlans(store);
            if (parsed.GetValue(apply))
            {
                // The plan is read first: without it the stack need not be opened.
                var read = await plans.ReadAsync(scope.Stack, parsed.GetValue(plan), cancellationToken);
                await using var opened = await StackSession.OpenAsync(scope, runner.Clock, cancellationToken);
                return await ApplyAsync(report, opened.Get<PruneService>(), read, cancellationToken);
            }

            await using var session = await StackSession.OpenAsync(scope, runner.Clock, cancellationToken);
            var made = await session.Get<PruneService>().PlanAsync(parsed.GetValue(images) ?? [], cancellationToken);
            await plans.WriteAsync(made, cancellationToken);
            PruneView.Show(report, made, CommandOf(scope));
            return ExitCode.Success;
        });
        return command;
    }

    internal static async Task<ExitCode> ApplyAsync(Report report, PruneService prune, PrunePlan plan, CancellationToken cancellationToken)
    {
        var items = await prune.ApplyAsync(plan, new Shown(report), cancellationToken);
        PruneView.ShowEnd(report, plan, items);
        var failures = items.Where(i => !i.IsDone).Select(i => i.Failure).Distinct().ToList();

        // If all deletions failed alike, exit with that failure.
        return failures switch
        {
            [] => ExitCode.Success,
            [{ } failure] => ExitCodes.Of(failure),
            _ => ExitCode.Failed,
        };
    }

    private static string CommandOf(Scope scope) =>
        $"{CommandNames.Program} prune{(scope.Stack == ScopeOptions.DefaultStack ? "" : $" --stack {scope.Stack}")}{(scope.IsLocal ? " --local" : "")}";

    private sealed class Shown(Report report) : IProgress<PrunedItem>
    {
        public void Report(PrunedItem value) => PruneView.Show(report, value);
    }
}
