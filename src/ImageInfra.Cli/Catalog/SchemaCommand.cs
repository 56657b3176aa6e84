using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Settings;

namespace ImageInfra.Cli.Catalog;

/// <summary>The command <c>imageinfra schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var markdown = new Option<bool>("--markdown") { Description = "Write the reference page of the catalog, or with --settings of the settings." };
        var fragments = new Option<bool>("--fragments") { Description = "Write the schema of fragment files." };
        var policy = new Option<bool>("--policy") { Description = "Write the schema of infra/policy.yaml." };
        var settings = new Option<bool>("--settings") { Description = "Write the schema of Pulumi.STACK.yaml." };
        var command = new Command("schema", "Writes the JSON schema of catalog files, fragments, the policy or settings for editors, or a reference page.") { markdown, fragments, policy, settings };
        runner.Handle(command, (parsed, report, _) =>
        {
            var text = parsed.GetValue(settings) ? (parsed.GetValue(markdown) ? SettingsReference.Create() : SettingsSchema.Create())
                : parsed.GetValue(markdown) ? CatalogReference.Create()
                : parsed.GetValue(fragments) ? ImageSchema.CreateOfFragments()
                : parsed.GetValue(policy) ? ImageSchema.CreateOfPolicy()
                : ImageSchema.Create();
            report.Verbatim(text.TrimEnd('\n'));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
