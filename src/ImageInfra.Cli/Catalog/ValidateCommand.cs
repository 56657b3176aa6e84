using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Files;

namespace ImageInfra.Cli.Catalog;

/// <summary>The command <c>imageinfra validate</c>.</summary>
internal sealed class ValidateCommand
{
    private const string Description = """
        Checks settings, catalog, policy (infra/policy.yaml) and scripts, and lists all findings with their lines: invalid values,
        syntax errors, known causes of failed builds, and secrets. No script is run, and Azure is called only with --online and
        --deployed. Without --stack, it checks the settings of every stack of the project. docs/validation.md lists the rules.

        Exits with 2 (InvalidInput) if there is an error; with --strict, also if there is a warning.
        """;

    private readonly Argument<string[]> _images = new("IMAGE")
    {
        Description = "The images. Default: every image of the catalog.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Treat warnings as errors." };

    private readonly Option<bool> _deployed = new("--deployed")
    {
        Description = "Also compare with the stack in Azure, and list the image versions that 'up' would delete.",
    };

    private readonly Option<bool> _online = new("--online")
    {
        Description = "Also ask Azure whether the sources exist in the stack's region, and the sizes and the quota of build VMs.",
    };

    private readonly Option<string?> _sarif = new("--sarif")
    {
        Description = "Also write a SARIF 2.1.0 file for code scanning.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _github = new("--github")
    {
        Description = "Also write annotations for GitHub Actions. Default: on in its jobs. Jobs of Azure DevOps get theirs too.",
    };

    public static Command Create(CommandRunner runner) => new ValidateCommand().CreateWith(runner);

    private Command CreateWith(CommandRunner runner)
    {
        _images.Validators.Add(ImageNames.Check);
        var command = new Command("validate", Description) { _images, _strict, _deployed, _online, _sarif, _github };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            var stacks = runner.Options.HasStack(parsed) ? [] : StackFiles.NamesIn(scope.Directory);
            string[] images = parsed.GetValue(_images) ?? [];
            var validation = new ProjectValidation(new PowerShellParser(), new BashParser()) { Clock = runner.Clock };
            var found = await validation.CheckAsync(
                [.. stacks.DefaultIfEmpty(scope.Stack).Select(s => StackSession.ProjectOf(scope with { Stack = s }))],
                images,
                cancellationToken);
            if (parsed.GetValue(_deployed))
            {
                found = found with { Findings = [.. found.Findings, .. await DeployedAsync(runner, scope, found, images, cancellationToken)] };
            }

            var failed = ExitCode.Success;
            if (parsed.GetValue(_online))
            {
                (var asked, failed) = await OnlineFindings.AskAsync(runner.Clock, scope, found, images, cancellationToken);
                found = found with { Findings = [.. found.Findings, .. asked] };
            }

            Show(runner, scope, parsed, report, found);
            var isRefused = found.Findings.Any(f => f.Rule == ValidationRules.VersionsLost.Id || f.Rule == ValidationRules.ExistsAlready.Id);
            return failed != ExitCode.Success ? failed : isRefused ? ExitCode.Refused : found.Count(Severity.Error) > 0 || (parsed.GetValue(_strict) && found.Count(Severity.Warning) > 0)
                ? ExitCode.InvalidInput
                : ExitCode.Success;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> DeployedAsync(
        CommandRunner runner,
        Scope scope,
        ValidationReport found,
        string[] images,
        CancellationToken cancellationToken)
    {
        var rule = ValidationRules.NotCompared;
        Finding NotCompared(string why) => new(rule.Id, rule.Severity, $"Pulumi.{scope.Stack}.yaml", 0, 0, "", why);
        if (found.Findings.Any(f => f.Rule == ValidationRules.Catalog.Id || f.Rule == ValidationRules.Settings.Id))
        {
            return [NotCompared("was not compared with Azure; fix the errors first")];
        }

        await using var session = await StackSession.OpenAsync(scope, runner.Clock, cancellationToken);
        if (await session.Get<IStackOperations>().OutputsAsync(cancellationToken) is not { } outputs)
        {
            return [NotCompared($"was not compared with Azure: stack '{scope.Stack}' is not deployed on {session.Place}"), .. await RefusalsAsync()];
        }

        var inspected = StackSession.ProjectOf(scope).Inspect(new Dictionary<string, CatalogInspection>()).Catalog.Images;
        bool IsWanted(string image) => images.Length == 0 || images.Contains(image, StringComparer.OrdinalIgnoreCase);

        var changed = await session.Get<DeployedComparison>().CheckAsync(inspected.Where(i => IsWanted(i.Spec.Name)), outputs, cancellationToken);
        return [.. changed, .. await RefusalsAsync()];

        async Task<IEnumerable<Finding>> RefusalsAsync() =>
            from refusal in await session.Get<UpdateService>().RefusalsAsync(cancellationToken)
            where refusal.Image is null || IsWanted(refusal.Image)
            let broken = refusal.IsAboutExisting ? ValidationRules.ExistsAlready : ValidationRules.VersionsLost
            select new Finding(broken.Id, broken.Severity, $"Pulumi.{scope.Stack}.yaml", 0, 0, "", refusal.Message) { Image = refusal.Image };
    }

    private void Show(CommandRunner runner, Scope scope, ParseResult parsed, Report report, ValidationReport found)
    {
        FindingsView.Show(report, found, scope.Directory);
        if (parsed.GetValue(_github) || RunnerCommands.IsGitHub(runner.Environment))
        {
            FindingsView.Annotate(report, found, scope.Directory, runner.Variable("GITHUB_WORKSPACE") ?? scope.Directory, a => a.ToGitHub());
        }
        else if (RunnerCommands.IsAzureDevOps(runner.Environment))
        {
            FindingsView.Annotate(report, found, scope.Directory, runner.Variable("BUILD_SOURCESDIRECTORY") ?? scope.Directory, a => a.ToAzureDevOps());
        }

        if (parsed.GetValue(_sarif) is { } file)
        {
            SarifFile.Write(file, SarifLog.Of(found, scope.Directory, runner.Variable("GITHUB_WORKSPACE") ?? scope.Directory));
        }

        report.Result(() => FindingsView.Output(found));
    }
}
