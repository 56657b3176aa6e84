using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Export;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Secrets;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Catalog;

/// <summary>The command <c>imageinfra export</c>.</summary>
internal static class ExportCommand
{
    private const string Description = """
        Writes the image template of one image as JSON for ARM, as 'up' would declare it in the stack. Azure is not called.

        With --subscription, ids of the stack's resources are complete, for a PUT; without it, they are expressions such as
        [concat(subscription().id, '/resourceGroups/…')], for a deployment template. An image with scripts of the project needs
        --subscription, or imageinfra:scriptsAccountName, because the URL of a script contains the name of the stack's storage account.

          imageinfra export windows-server-2025
          imageinfra export ubuntu-2404-base --stack prod --subscription 00000000-0000-0000-0000-000000000001 --output base.json
        """;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var subscription = new Option<string?>("--subscription") { Description = "The subscription id to use in resource ids.", HelpName = "ID" };
        subscription.Validators.Add(NewImageOptions.Check(id => Guid.TryParse(id, out _) ? null : "is not a subscription id; expected a GUID such as 00000000-0000-0000-0000-000000000001"));
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; it must not exist yet. Default: stdout.", HelpName = "FILE" };
        var command = new Command("export", Description) { image, subscription, output };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, _) =>
        {
            var body = await TemplateExport.OfAsync(StackSession.ProjectOf(scope).Load(), parsed.GetRequiredValue(image), parsed.GetValue(subscription));
            var masked = SecretMask.Apply(body)!;
            if (!JsonNode.DeepEquals(body, masked))
            {
                report.Warn($"values that look like secrets are written as {SecretText.Mask}; to list them, run 'imageinfra validate'. Insert the values where the template is deployed");
            }

            if (parsed.GetValue(output) is not { } file)
            {
                report.Output(masked);
                return ExitCode.Success;
            }

            if (Path.Exists(file))
            {
                return report.Fail(ExitCode.Refused, $"{file} exists already; nothing was written");
            }

            AtomicFile.Write(file, VisibleText.Of(masked.ToJsonString(s_json)) + "\n");
            report.Line($"wrote [bold]{file}[/]");
            report.Result(() => new ExportOutput(parsed.GetRequiredValue(image), file));
            return ExitCode.Success;
        });
        return command;
    }
}
