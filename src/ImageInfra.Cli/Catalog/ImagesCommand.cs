using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;

namespace ImageInfra.Cli.Catalog;

/// <summary>The command <c>imageinfra images</c>.</summary>
internal static class ImagesCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("images", "Checks the catalog and lists its images with their sources and templates, and retired images.");
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, _, report, cancellationToken) =>
        {
            var stack = StackSession.ProjectOf(scope).Load();
            ImagesView.Show(report, stack, await RetiredAsync(runner, scope, report, cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }

    // The catalog can be listed without a login, but the gallery cannot.
    private static async Task<IReadOnlyList<string>> RetiredAsync(CommandRunner runner, Scope scope, Report report, CancellationToken cancellationToken)
    {
        // Without an existing simulator, listing the catalog must not create one.
        var state = LocalAzure.DirectoryOf(scope.Directory);
        if (!Directory.Exists(scope.IsLocal ? state : Path.GetDirectoryName(state)))
        {
            return [];
        }

        try
        {
            await using var session = await StackSession.OpenAsync(scope, runner.Clock, cancellationToken);
            return [.. (await session.Get<StackImages>().RetiredAsync(cancellationToken)).Select(d => d.Name)];
        }
        catch (DriverException e) when (e.Failure is not DriverFailure.KeyUnusable)
        {
            report.Note($"retired images are not listed: {e.Message.Split('\n')[0]}");
            return [];
        }
    }
}
