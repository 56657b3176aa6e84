using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Pictures;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Model.Description;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra lineage</c>.</summary>
internal sealed class LineageCommand
{
    private const string Description = """
        Shows the sources and uses of image versions: the marketplace version, all images in between, the copies in other stacks,
        and the virtual machines, scale sets, session hosts and templates that use them. All stacks are read.

        The data comes from tags and from Azure; 'gone' is a version that is referenced but was deleted.

          imageinfra lineage ubuntu-2404-docker@1.0.3      a version; without @, all versions of the image in --stack
          imageinfra lineage canonical:ubuntu-24_04-lts:server:24.04.202510170   all images to rebuild if that version is vulnerable
          imageinfra lineage /subscriptions/…/versions/1.0.3
        """;

    private const int Crowd = 8;

    private readonly Argument<string> _subject = new("SUBJECT")
    {
        Description = "IMAGE, IMAGE@VERSION, the ARM id of a version, or publisher:offer:sku[:version] of the marketplace.",
    };

    private readonly Option<bool> _noConsumers = new("--no-consumers") { Description = "Omit consumers, which saves a list for each subscription and kind of consumer." };

    private readonly Option<bool> _mermaid = new("--mermaid") { Description = "Write a Mermaid flowchart to stdout, for a wiki or a pull request." };

    private readonly Option<string?> _svg = new("--svg") { Description = "Write a picture as SVG.", HelpName = "FILE" };

    public static Command Create(CommandRunner runner) => new LineageCommand().CreateWith(runner);

    /// <summary>Shows the lineage of a subject in the requested formats.</summary>
    internal static ExitCode Show(Report report, LineageGraph graph, LineageSubject subject, string stack, bool asMermaid, string? svg)
    {
        var ids = subject.In(graph, stack).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ids.Count == 0)
        {
            throw new DriverException(
                DriverFailure.NotFound,
                $"no image or version matches '{subject}'{Nearest(graph, subject)} the versions of stack '{stack}', run 'imageinfra versions'; to select another stack, pass --stack");
        }

        var around = graph.Around(ids);
        var shown = around.WithoutCrowds(Crowd);
        if (svg is not null && !PictureFile.TryWrite(svg, LineageSvg.Of(subject.ToString(), shown, ids), report))
        {
            return ExitCode.InvalidInput;
        }

        if (asMermaid)
        {
            report.Annotate(LineageMermaid.Of(shown, ids));
        }
        else if (svg is null)
        {
            LineageView.ShowTree(report, shown, ids);
        }

        report.Result(() => LineageView.Output(around, ids));
        return ExitCode.Success;
    }

    private static string Nearest(LineageGraph graph, LineageSubject subject) =>
        Suggestion.For(subject.ToString(), graph.Nodes.Select(n => n.Name.Split(' ')[0]).Distinct()) is { Length: > 0 } nearest
            ? $"{nearest} To list"
            : "; to list";

    private Command CreateWith(CommandRunner runner)
    {
        _subject.Validators.Add(Check);
        var command = new Command("lineage", Description) { _subject, _noConsumers, _mermaid, _svg };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, IFactoryInventory stacks, TimeProvider clock) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var inventory = await stacks.ReadAsync(stacks.Stacks, !parsed.GetValue(_noConsumers), InventoryAge.Recent, cancellationToken);
            return Show(
                report,
                LineageGraph.Of(inventory, clock.GetUtcNow()),
                LineageSubject.Parse(parsed.GetValue(_subject)!)!,
                scope.Stack,
                parsed.GetValue(_mermaid),
                parsed.GetValue(_svg));
        });
        return command;
    }

    private static void Check(ArgumentResult argument)
    {
        if (argument.Tokens is [var token] && LineageSubject.Parse(token.Value) is null)
        {
            argument.AddError($"'{token.Value}' is not a subject of a lineage; expected IMAGE, IMAGE@1.0.3, the ARM id of an image version, or publisher:offer:sku[:version]");
        }
    }
}
