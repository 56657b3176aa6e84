using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Channels;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using Spectre.Console;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows channels: their current versions and their history.</summary>
internal static class ChannelView
{
    public static void Show(Report report, IReadOnlyList<ChannelMove> moves, Scope scope)
    {
        foreach (var move in moves)
        {
            ChangeView.Show(report, move.Change);
            report.Line($"{move.Image}: channel [bold]{move.Channel}[/] is now [bold]{move.Pin.Version.ToString()}[/]{Before(move)}");
        }

        report.Line(moves.Count == 0
            ? $"no channel moves"
            : (FormattableString)$"to update the stack's outputs, run 'imageinfra up --stack {scope.Stack}'");
        report.Result(() => new ChannelMovesOutput([.. moves.Select(Output)]));
    }

    public static void ShowAll(Report report, StackInventory stack)
    {
        var rows = stack.Declared.Settings.Channels
            .SelectMany(image => image.Value.Select(c => (Image: image.Key, Channel: c.Key, Pin: c.Value, State: State(stack, image.Key, c.Key, c.Value))))
            .ToList();
        var table = new PlainTable("image", "channel", "version", "since", "before", "in Azure") { Optional = ["before", "since"], Wrapped = ["version", "in Azure"] };
        foreach (var (image, channel, pin, state) in rows)
        {
            table.Add(
                image,
                channel,
                pin.RolledBackFrom is { } from ? $"{pin.Version} (rolled back from {from})" : pin.Version.ToString(),
                pin.Since?.ToString("yyyy-MM-dd HH:mm", null) ?? "",
                pin.Previous?.ToString() ?? "",
                state);
        }

        if (rows.Count == 0)
        {
            report.Line($"stack '{stack.Name}' has no channels; to create one, run 'imageinfra channel set IMAGE stable'");
        }
        else
        {
            table.Write(report);
        }

        report.Result(() => new ChannelsOutput([.. rows.Select(r => new ChannelsOutput.ChannelEntry(
            r.Image,
            r.Channel,
            r.Pin.Version.ToString(),
            r.Pin.Since,
            r.Pin.Previous?.ToString(),
            r.Pin.RolledBackFrom?.ToString(),
            r.State))]));
    }

    private static string State(StackInventory stack, string image, string channel, ChannelPin pin)
    {
        var versions = stack.Images.FirstOrDefault(i => string.Equals(i.Image, image, StringComparison.OrdinalIgnoreCase))?.Versions ?? [];
        return versions.FirstOrDefault(v => v.Number == pin.Version) is not { } version ? "missing version"
            : version.Tags.TryGetValue(WellKnownTags.Channels, out var channels) && channels.Split(',').Contains(channel, StringComparer.OrdinalIgnoreCase) ? "tagged"
            : "not tagged yet; run 'imageinfra up'";
    }

    private static string Before(ChannelMove move) => (move.Before, move.Pin.RolledBackFrom) switch
    {
        (_, { } from) => $", rolled back from {from}",
        ({ } before, _) when before != move.Pin.Version => $", before {before}",
        _ => "",
    };

    private static ChannelMovesOutput.Move Output(ChannelMove move) => new(
        move.Image,
        move.Channel,
        move.Pin.Version.ToString(),
        move.Before?.ToString(),
        move.Pin.RolledBackFrom?.ToString(),
        ChangeView.Output(move.Change));
}
