using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Store.Backup;

namespace ImageInfra.Cli.Stores;

/// <summary>The command <c>imageinfra store export</c>.</summary>
internal static class StoreExportCommand
{
    private const string Description = """
        Writes all documents of the store as lines of JSON, as a backup or to move to another store. Damaged documents are listed and
        omitted, and the command fails.

          imageinfra store export backup.jsonl
          imageinfra store export - | IMAGEINFRA_STORE=postgres://images@db/images imageinfra store import -
        """;

    public static Command Create(CommandRunner runner)
    {
        var file = StoreCommand.File("The file to write, which must not exist yet, or - for stdout.");
        var command = new Command("export", Description) { file };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var isOutput = path == "-";
            if (!isOutput && Path.Exists(path))
            {
                return report.Fail(ExitCode.Refused, $"{path} exists already; nothing was written");
            }

            await using var store = ScopeStore.Of(scope, runner.Clock);
            var (lines, damaged) = await StoreBackup.ExportAsync(store, scope.Warn, cancellationToken);
            if (isOutput)
            {
                report.Verbatim(string.Join('\n', lines));
                return damaged == 0 ? ExitCode.Success : ExitCode.Failed;
            }

            if (Problem(path, lines) is { } problem)
            {
                return report.Fail(ExitCode.InvalidInput, problem);
            }

            report.Line($"wrote {lines.Count - 2} documents to [bold]{path}[/]");
            report.Result(() => new StoreExportOutput(lines.Count - 2, damaged, path));
            return damaged == 0 ? ExitCode.Success : ExitCode.Failed;
        });
        return command;
    }

    private static string? Problem(string path, IReadOnlyList<string> lines)
    {
        try
        {
            using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write)) { NewLine = "\n" };
            foreach (var line in lines)
            {
                writer.WriteLine(line);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} can't be written: {e.Message}";
        }
    }
}
