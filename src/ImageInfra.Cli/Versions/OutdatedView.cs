using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Insight.Freshness;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows outdated images with the reasons.</summary>
internal static class OutdatedView
{
    private const string UpToDate = "up to date";
    private const string Outdated = "outdated";
    private const string EditNeeded = "outdated, edit needed";

    public static void Show(Report report, IReadOnlyList<ImageFreshness> images)
    {
        var table = new PlainTable("image", "newest", "published", "state", "why")
        {
            Optional = ["published"],
            Wrapped = ["why"],
            ColorOf = cell => cell switch { UpToDate => "green", Outdated => "yellow", EditNeeded => "red", _ => null },
        };
        foreach (var image in images)
        {
            var reasons = image.Reasons.Select(r => (Word: r.IsFixedByBuild ? Outdated : EditNeeded, r.Message))
                .DefaultIfEmpty((Word: UpToDate, Message: ""))
                .ToList();
            table.Add(
                image.Image,
                image.Newest?.Number.ToString() ?? "none",
                image.Newest?.PublishedDate?.ToString("yyyy-MM-dd", null) ?? "",
                reasons[0].Word,
                reasons[0].Message);
            foreach (var (word, message) in reasons.Skip(1))
            {
                table.Add("", "", "", word, message);
            }
        }

        table.Write(report);
        foreach (var note in images.SelectMany(i => i.Notes, (i, n) => (i.Image, Note: n)))
        {
            report.Line($"[grey]note: {note.Image}: {note.Note}[/]");
        }
    }

    /// <summary>The images for JSON.</summary>
    public static OutdatedOutput Output(IReadOnlyList<ImageFreshness> images) => new([.. images.Select(Output)]);

    private static OutdatedOutput.ImageState Output(ImageFreshness image) => new(
        image.Image,
        image.Newest?.Number.ToString(),
        image.Newest?.Id,
        image.Newest?.PublishedDate,
        image.IsOutdated,
        [.. image.Reasons.Select(r => new OutdatedOutput.StateReason(r.Cause, r.Message, r.IsFixedByBuild))],
        image.NewestSource,
        image.NewestBase?.Number.ToString(),
        image.Notes);
}
