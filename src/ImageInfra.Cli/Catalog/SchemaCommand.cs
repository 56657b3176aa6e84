using System.CommandLine;
using ImageInfra.Cli.Json;
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
        var json = new Option<string[]?>("--json")
        {
            Description = "Write the schema of the output of a command with --json; without COMMAND, of every command.",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("schema", "Writes the JSON schema of catalog files, fragments, the policy or settings for editors, of the output of commands, or a reference page.")
        {
            markdown, fragments, policy, settings, json,
        };
        runner.Handle(command, (parsed, report, _) =>
        {
            if (parsed.GetResult(json) is not null)
            {
                return Task.FromResult(WriteOutput(report, string.Join(' ', parsed.GetValue(json) ?? []), parsed.GetValue(markdown)));
            }

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

    private static ExitCode WriteOutput(Report report, string command, bool isPage)
    {
        if (isPage)
        {
            report.Verbatim(OutputPage.Create().TrimEnd('\n'));
            return ExitCode.Success;
        }

        if (command.Length == 0)
        {
            report.Verbatim(OutputSchema.OfAll().ToJsonString(Report.Format));
            return ExitCode.Success;
        }

        if (OutputSchema.All.FirstOrDefault(s => s.Command == command) is not { } schema)
        {
            return report.Fail(ExitCode.InvalidInput, $"no command '{command}' has JSON of its own{Suggestion.For(command, OutputSchema.All.Select(s => s.Command))}");
        }

        report.Verbatim(schema.SchemaOrError().ToJsonString(Report.Format));
        return ExitCode.Success;
    }
}
