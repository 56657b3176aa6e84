using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Store.Backup;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Stores;

/// <summary>The command <c>imageinfra store import</c>.</summary>
internal static class StoreImportCommand
{
    private const string Description = """
        Adds the documents from 'imageinfra store export' that the store lacks. The whole file is checked before anything is written.
        Existing documents are kept unless they are damaged, so an interrupted import can be repeated.

          imageinfra store import backup.jsonl
        """;

    public static Command Create(CommandRunner runner)
    {
        var file = StoreCommand.File("The file to read, or - for stdin.");
        var command = new Command("import", Description) { file };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            List<string> lines;
            try
            {
                lines = await ReadAsync(path == "-" ? runner.Input : new StringReader(FileReader.ReadText(path, FileKind.Backup)), cancellationToken);
            }
            catch (FileException e)
            {
                return report.Fail(ExitCode.InvalidInput, e.Message);
            }

            await using var store = ScopeStore.Of(scope, runner.Clock);
            var outcome = await StoreBackup.ImportAsync(store, lines, path == "-" ? "stdin" : path, cancellationToken);
            report.Line($"wrote {outcome.Written} documents; {outcome.Same} existed already");
            if (outcome.Kept > 0)
            {
                report.Warn($"{outcome.Kept} documents differ from the backup; those in the store were kept");
            }

            report.Result(() => new StoreImportOutput(outcome.Written, outcome.Same, outcome.Kept));
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<List<string>> ReadAsync(TextReader reader, CancellationToken cancellationToken)
    {
        using (reader)
        {
            var lines = new List<string>();
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                lines.Add(line);
            }

            return lines;
        }
    }
}
