using System.CommandLine;
using ImageInfra.Model.Keys;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var markdown = new Option<bool>("--markdown") { Description = "The reference page instead, for people." };
        var command = new Command("schema", "Writes the JSON schema of catalog files, by which editors complete and check them.") { markdown };
        runner.Handle(command, (parsed, report, _) =>
        {
            report.Annotate((parsed.GetValue(markdown) ? CatalogReference.Create() : ImageSchema.Create()).TrimEnd('\n'));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
