using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Costs;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Catalog;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra cost</c>.</summary>
internal sealed class CostCommand
{
    private const string Description = """
        Shows the usage of images by version: replica-hours of existing versions, and hours of build VMs from the ledger of runs.
        With the prices in infra/prices.yaml, which you copy from your own contract, it shows the costs too. If a price is missing,
        the hours are shown, the cost is blank, and the missing price is listed.

        The result is an estimate, not a bill: Azure bills replicas by their used size, not by the size of the disk; deleted versions
        are not included; a build VM is priced by its current size in the catalog.
        """;

    private readonly Argument<string[]> _images = new("IMAGE")
    {
        Description = "The images. Default: every image of the stack.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<Since?> _since = new("--since")
    {
        Description = "Costs since a time: 30d, 12h, or a date such as 2026-11-01 (UTC). Default: all known costs.",
        HelpName = "WHEN",
        CustomParser = Since.Parse,
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        Description = $"The file of prices, relative to Pulumi.yaml. Default: {PriceFile.DefaultPath}, if it exists.",
        HelpName = "FILE",
    };

    public static Command Create(CommandRunner runner) => new CostCommand().CreateWith(runner);

    /// <summary>Shows the costs of the named images, or of all.</summary>
    /// <exception cref="DriverException">The stack has no image with a given name.</exception>
    internal static ExitCode Show(
        Report report,
        StackInventory stack,
        IReadOnlyList<RunEntry> runs,
        PriceList prices,
        CostPeriod period,
        IReadOnlyCollection<string> images)
    {
        if (UnknownName.FindImage($"stack '{stack.Name}'", images, [.. stack.Images.Select(i => i.Image)]) is { } unknown)
        {
            throw unknown;
        }

        var costs = CostCalculation.Of(stack, runs, prices, period, images);
        CostView.Show(report, costs, prices.Currency);
        report.Result(() => CostView.Output(costs, period, prices.Currency));
        return ExitCode.Success;
    }

    private Command CreateWith(CommandRunner runner)
    {
        _images.Validators.Add(ImageNames.Check);
        var command = new Command("cost", Description) { _images, _since, _prices };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, IFactoryInventory stacks, TimeProvider clock, IRunLedger ledger) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var prices = PriceFile.Read(scope.Directory, parsed.GetValue(_prices));
            var inventory = await stacks.ReadAsync([scope.Stack], withConsumers: false, InventoryAge.Recent, cancellationToken);
            var now = clock.GetUtcNow();
            return Show(
                report,
                inventory.Stacks.Single(s => s.Name == scope.Stack),
                await ledger.FindAsync(new RunFilter { Stack = scope.Stack }, cancellationToken),
                prices,
                new(parsed.GetValue(_since)?.Before(now), now),
                parsed.GetValue(_images) ?? []);
        });
        return command;
    }
}
