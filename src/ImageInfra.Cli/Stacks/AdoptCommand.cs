using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Adoption;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using Spectre.Console;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra adopt</c>.</summary>
internal static class AdoptCommand
{
    private const string Description = """
        Adopts existing Azure resources into the stack: the resource group, gallery, identity and image definitions. First shows
        the changes that the next update would make; nothing in Azure is changed. Tags stay, and so do all properties that neither
        the settings nor the catalog set.
        """;

    public static Command Create(CommandRunner runner)
    {
        var what = new Argument<string[]>("WHAT")
        {
            Description = $"{AdoptedResource.Expected}. Default: the resources in imageinfra:adopt, or all that can be adopted.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        what.Validators.Add(Check);
        var yes = new Option<bool>("--yes", "-y")
        {
            Description = "Accept the differences without asking. Required without a terminal.",
        };
        var command = new Command("adopt", Description) { what, yes };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, AdoptionService adoption) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var names = parsed.GetValue(what) ?? [];
            report.Line($"Adoption into stack [bold]{scope.Stack}[/] from {call.Place}");
            var plan = await adoption.PlanAsync([.. names.Select(n => AdoptedResource.Parse(n)!)], cancellationToken);
            AdoptionView.Show(report, plan);
            AdoptionService.Require(plan);
            if (plan.Resources.Count > 0 && !parsed.GetValue(yes) && !await ConfirmAsync(report, plan, cancellationToken))
            {
                var accepting = string.Join(' ', (string[])["adopt", .. names, "--yes"]);
                return report.Fail(ExitCode.Refused, $"not confirmed; nothing was adopted. To accept this, run '{StackCommand.Of(accepting, scope.Stack, scope.IsLocal)}'");
            }

            var change = await StackView.ShowAsync(report, events => adoption.AdoptAsync(plan, events, cancellationToken));
            AdoptionView.ShowDone(report, scope, plan, change);
            return ExitCode.Success;
        }, StackOpening.AfterPolicyCheck);
        return command;
    }

    private static void Check(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => AdoptedResource.Parse(t.Value) is null))
        {
            result.AddError($"'{token.Value}' can't be adopted; expected {AdoptedResource.Expected}");
        }
    }

    private static async Task<bool> ConfirmAsync(Report report, AdoptionPlan plan, CancellationToken cancellationToken) =>
        report.IsLive && await report.People.PromptAsync(
            new ConfirmationPrompt(plan.HasDifferences ? "Adopt these resources, and let the next update change them as shown?" : "Adopt these resources?") { DefaultValue = false },
            cancellationToken);
}
