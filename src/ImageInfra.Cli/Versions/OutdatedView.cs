using System.Text.Json.Nodes;
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

    public static JsonArray Json(IReadOnlyList<ImageFreshness> images) => new([.. images.Select(Json)]);

    private static JsonObject Json(ImageFreshness image) => new()
    {
        ["image"] = image.Image,
        ["version"] = image.Newest?.Number.ToString(),
        ["versionId"] = image.Newest?.Id,
        ["publishedDate"] = image.Newest?.PublishedDate?.ToString("O", null),
        ["isOutdated"] = image.IsOutdated,
        ["reasons"] = new JsonArray(
        [
            .. image.Reasons.Select(r => new JsonObject
            {
                ["cause"] = JsonNames.Of(r.Cause),
                ["message"] = r.Message,
                ["isMendedByBuild"] = r.IsFixedByBuild,
            }),
        ]),
        ["newestSource"] = image.NewestSource,
        ["newestBase"] = image.NewestBase?.Number.ToString(),
        ["notes"] = new JsonArray([.. image.Notes.Select(n => JsonValue.Create(n))]),
    };
}
