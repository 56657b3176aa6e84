using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Pictures;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Builds;

/// <summary>The command <c>imageinfra runs</c>.</summary>
internal sealed class RunsCommand
{
    private const string Description =
        "Lists the runs in the ledger with their durations, newest first. Reads the store; Azure is not called.";

    private const int DefaultLimit = 20;
    private const int DefaultSvgLimit = 1000;

    private static readonly string s_outcomes =
        string.Join(", ", Enum.GetValues<BuildOutcome>().Select(o => JsonNames.Of(o)));

    private readonly CommandRunner _runner;

    private readonly Option<string?> _image = new("--image")
    {
        Description = "Runs of this image.",
        HelpName = "IMAGE",
    };

    private readonly Option<BuildOutcome?> _outcome = new("--outcome")
    {
        Description = $"Runs with this outcome: {s_outcomes}.",
        HelpName = "OUTCOME",
        CustomParser = ParseOutcome,
    };

    private readonly Option<Since?> _since = new("--since")
    {
        Description = "Runs since a time: 7d, 12h, 30m, or a date such as 2026-11-01 (UTC).",
        HelpName = "WHEN",
        CustomParser = Since.Parse,
    };

    private readonly Option<int?> _limit = new("--limit")
    {
        Description = $"The maximum number of runs, newest first. Default: {DefaultLimit}; with --svg {DefaultSvgLimit}.",
        HelpName = "N",
    };

    private readonly Option<bool> _phases = new("--phases") { Description = "Show the duration of each phase." };

    private readonly Option<bool> _plot = new("--plot") { Description = "Plot the build times of --image in the terminal." };

    private readonly Option<string?> _svg = new("--svg")
    {
        Description = "Write a plot of the build times of --image as SVG.",
        HelpName = "FILE",
    };

    private RunsCommand(CommandRunner runner)
    {
        _runner = runner;
        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--limit is out of range; expected 1 or more");
            }
        });
    }

    public static Command Create(CommandRunner runner) => new RunsCommand(runner).Create();

    private Command Create()
    {
        var command = new Command("runs", Description) { _image, _outcome, _since, _limit, _phases, _plot, _svg };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_plot) || result.GetValue(_svg) is not null) && result.GetValue(_image) is null)
            {
                result.AddError("--plot and --svg show one image; pass --image IMAGE");
            }
        });
        _runner.Options.AddTo(command);
        _runner.Handle(command, RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(Scope scope, ParseResult parsed, Report report, CancellationToken cancellationToken)
    {
        await using var store = ScopeStore.Of(scope, _runner.Clock);
        var ledger = new RunLedger(store, scope.Warn);
        var svg = parsed.GetValue(_svg);
        var filter = new RunFilter
        {
            Stack = scope.Stack,
            Image = parsed.GetValue(_image),
            Outcome = parsed.GetValue(_outcome),
            Since = parsed.GetValue(_since)?.Before(await NowAsync(ledger, scope, cancellationToken)),
            Limit = parsed.GetValue(_limit) ?? (svg is null ? DefaultLimit : DefaultSvgLimit),
        };
        var entries = await ledger.FindAsync(filter, cancellationToken);
        if (entries.Count == 0 && filter.Image is { } named && Unknown(scope, named) is { } unknown)
        {
            throw unknown;
        }

        var history = filter.Image is { } image ? (await BuildHistory.ReadAsync(ledger, scope.Stack, [image], cancellationToken)).Of(image) : null;
        if (svg is not null && !PictureFile.TryWrite(svg, RunsSvg.Of(filter.Image!, scope.Stack, entries, history!.Runs), report))
        {
            return ExitCode.InvalidInput;
        }

        if (parsed.GetValue(_plot))
        {
            RunsPlot.Show(report, filter.Image!, entries, history!);
        }
        else if (svg is null)
        {
            RunsView.ShowTable(report, entries, parsed.GetValue(_phases));
        }

        report.Result(() => RunsView.Output(entries));
        return ExitCode.Success;
    }

    // Past runs may be of images that the catalog has no longer, so only an image without runs is checked.
    private static DriverException? Unknown(Scope scope, string image)
    {
        try
        {
            return UnknownName.FindImage("the catalog", [image], [.. StackSession.ProjectOf(scope).Load().Catalog.Images.Select(i => i.Name)]);
        }
        catch (CatalogException)
        {
            return null;
        }
    }

    // The simulator's clock is ahead of this machine's; the newest run shows its current time.
    private async Task<DateTimeOffset> NowAsync(RunLedger ledger, Scope scope, CancellationToken cancellationToken)
    {
        var now = _runner.Clock.GetUtcNow();
        return await ledger.FindAsync(new RunFilter { Stack = scope.Stack, Limit = 1 }, cancellationToken) is [var newest] && newest.IntendedAt > now
            ? newest.IntendedAt
            : now;
    }

    private static BuildOutcome? ParseOutcome(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (text.All(char.IsLetter) && Enum.TryParse<BuildOutcome>(text, ignoreCase: true, out var outcome))
        {
            return outcome;
        }

        argument.AddError($"--outcome '{text}' is not allowed; expected {s_outcomes}");
        return null;
    }
}
