using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Settings;

namespace ImageInfra.Cli.Catalog;

/// <summary><c>imageinfra schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var markdown = new Option<bool>("--markdown") { Description = "The reference page instead, for people." };
        var fragments = new Option<bool>("--fragments") { Description = "The schema of the files of fragments instead." };
        var policy = new Option<bool>("--policy") { Description = "The schema of infra/policy.yaml instead." };
        var settings = new Option<bool>("--settings") { Description = "The reference page of a stack's settings instead, for people." };
        var command = new Command("schema", "Writes the JSON schema of catalog files, fragments or the policy, by which editors complete and check them; or a reference page.") { markdown, fragments, policy, settings };
        runner.Handle(command, (parsed, report, _) =>
        {
            var text = parsed.GetValue(settings) ? SettingsReference.Create()
                : parsed.GetValue(markdown) ? CatalogReference.Create()
                : parsed.GetValue(fragments) ? ImageSchema.CreateOfFragments()
                : parsed.GetValue(policy) ? ImageSchema.CreateOfPolicy()
                : ImageSchema.Create();
            report.Annotate(text.TrimEnd('\n'));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
