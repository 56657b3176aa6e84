using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Builds;

/// <summary>The command <c>imageinfra logs</c>.</summary>
internal static class LogsCommand
{
    private const string Description = """
        Shows the customization log of an image's last run, with the start and end of each customizer.

        The log is in the storage account of the template's staging resource group until the template is deleted. To read it,
        you need the role Storage Blob Data Reader on that account. Secrets are masked: signatures, tokens and account keys,
        and the values of the environment variables in imageinfra:maskedVariables.
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var follow = new Option<bool>("--follow", "-f")
        {
            Description = "Show new lines until the run has ended. Azure may write many of them only at the end. Press Ctrl-C to stop.",
        };
        var raw = new Option<bool>("--raw")
        {
            Description = "Show every line unchanged, including Packer's own messages.",
        };
        var run = new Option<string?>("--run")
        {
            Description = "The folder of the run's log (Azure's operation id), or the beginning of its name. Default: the last run.",
            HelpName = "RUN",
        };
        var command = new Command("logs", Description) { image, follow, raw, run };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, FactoryProject project, StackImages images, ICustomizationLogs logs, IRunLedger ledger) =>
        {
            var (_, parsed, report, _, cancellationToken) = call;
            var name = parsed.GetRequiredValue(image);
            var spec = project.Load().Catalog.Find(name) is { } built ? PackageListing.On(built) : null;
            var view = new LogsView(report, name, spec, project.FileOf(name), parsed.GetValue(raw));
            var template = await images.TemplateAsync(name, cancellationToken);
            var folder = parsed.GetValue(run);
            try
            {
                await (parsed.GetValue(follow)
                    ? FollowAsync(logs, template.Id, folder, view, cancellationToken)
                    : ReadAsync(logs, template.Id, name, folder, view, cancellationToken));
            }
            catch (DriverException e) when (e.Failure is DriverFailure.NotFound && folder is null)
            {
                throw await ReplacedAsync(ledger, project.Stack, name, template, cancellationToken) ?? e;
            }

            view.Close();
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task FollowAsync(ICustomizationLogs logs, string templateId, string? run, LogsView view, CancellationToken cancellationToken)
    {
        await foreach (var line in logs.FollowAsync(templateId, run, cancellationToken))
        {
            view.Add(line);
        }
    }

    // Azure deletes the log of a run with its template.
    private static async Task<DriverException?> ReplacedAsync(
        IRunLedger ledger,
        string stack,
        string image,
        TemplateOutputs template,
        CancellationToken cancellationToken)
    {
        var runs = await ledger.FindAsync(new RunFilter { Stack = stack, Image = image, Limit = 1 }, cancellationToken);
        return runs is [{ StartTime: { } started } last] && !string.Equals(last.TemplateId, template.Id, StringComparison.OrdinalIgnoreCase)
            ? new(
                DriverFailure.NotFound,
                $"the log of the last run of '{image}', of {started.UtcDateTime:yyyy-MM-dd HH:mm} UTC, is gone: an update replaced the template {last.TemplateName} "
                    + $"by {template.Name}, and Azure deletes a log with its template; to run the new template, run 'imageinfra build {image}'")
            : null;
    }

    private static async Task ReadAsync(
        ICustomizationLogs logs,
        string templateId,
        string image,
        string? run,
        LogsView view,
        CancellationToken cancellationToken)
    {
        var log = await logs.ReadAsync(templateId, run, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            run is null
                ? $"'{image}' has no log yet; a run creates its log some minutes after its start; "
                    + $"to start a run, run 'imageinfra build {image}'; to wait for its log, run 'imageinfra logs {image} --follow'"
                : $"'{image}' has no log of a run '{run}'; omit --run to show the last run");
        foreach (var line in log.Text.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            view.Add(line.ToString());
        }
    }
}
