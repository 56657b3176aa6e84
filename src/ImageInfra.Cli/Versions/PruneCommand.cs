using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra prune</c>.</summary>
internal static class PruneCommand
{
    private const string Description = """
        Plans which image versions to delete, with the reasons to keep the others; deletes nothing. The plan is saved in the store
        under an id.

        A version is kept if it is one of the newest usable ones, young, in a channel or the target of a rollback, in use or the
        'latest' of a consumer, the source of a kept version, promoted but not copied yet, pinned, protected, or the newest usable
        one. imageinfra:retention has the limits (keepNewest, keepDays, maximumShare).

        Also shown: undeclared templates, staging resource groups without a template, and images and VHDs that templates distributed.

          imageinfra prune web                    plan one image
          imageinfra prune                        plan all images
          imageinfra prune --apply --plan ID      carry out exactly this plan, or refuse if it is outdated
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
            var made = await PlanAsync(session, parsed.GetValue(images) ?? [], cancellationToken);
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

    private static async Task<PrunePlan> PlanAsync(StackSession session, IReadOnlyList<string> images, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Get<PruneService>().PlanAsync(images, cancellationToken);
        }
        catch (NotDeployedException e)
        {
            throw await session.Get<DestroyedStacks>().ExplainAsync(e, cancellationToken);
        }
    }

    private static string CommandOf(Scope scope) =>
        $"{CommandNames.Program} prune{(scope.Stack == ScopeOptions.DefaultStack ? "" : $" --stack {scope.Stack}")}";

    private sealed class Shown(Report report) : IProgress<PrunedItem>
    {
        public void Report(PrunedItem value) => PruneView.Show(report, value);
    }
}
