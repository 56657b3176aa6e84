using System.CommandLine;
using ImageInfra.Model.Keys;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var markdown = new Option<bool>("--markdown") { Description = "The reference page instead, for people." };
        var fragments = new Option<bool>("--fragments") { Description = "The schema of the files of fragments instead." };
        var command = new Command("schema", "Writes the JSON schema of catalog files, by which editors complete and check them.") { markdown, fragments };
        runner.Handle(command, (parsed, report, _) =>
        {
            var text = parsed.GetValue(markdown) ? CatalogReference.Create()
                : parsed.GetValue(fragments) ? ImageSchema.CreateOfFragments()
                : ImageSchema.Create();
            report.Annotate(text.TrimEnd('\n'));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
