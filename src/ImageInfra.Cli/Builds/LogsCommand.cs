using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Logs;
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
        runner.OnStack(command, async (StackCall call, FactoryProject project, StackImages images, ICustomizationLogs logs) =>
        {
            var (_, parsed, report, _, cancellationToken) = call;
            var name = parsed.GetRequiredValue(image);
            var spec = project.Load().Catalog.Find(name) is { } built ? PackageListing.On(built) : null;
            var view = new LogsView(report, name, spec, project.FileOf(name), parsed.GetValue(raw));
            var template = await images.TemplateAsync(name, cancellationToken);
            var folder = parsed.GetValue(run);
            if (parsed.GetValue(follow))
            {
                await foreach (var line in logs.FollowAsync(template.Id, folder, cancellationToken))
                {
                    view.Add(line);
                }
            }
            else
            {
                await ReadAsync(logs, template.Id, name, folder, view, cancellationToken);
            }

            view.Close();
            return ExitCode.Success;
        });
        return command;
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
