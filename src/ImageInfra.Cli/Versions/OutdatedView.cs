using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Insight.Freshness;
using Spectre.Console;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows outdated images with the reasons.</summary>
internal static class OutdatedView
{
    public static void Show(Report report, IReadOnlyList<ImageFreshness> images)
    {
        var table = Tables.Plain("image", "newest", "published", "", "why");
        foreach (var image in images)
        {
            var reasons = image.Reasons.Select(r => (Word: r.IsFixedByBuild ? "[yellow]outdated[/]" : "[red]outdated, edit needed[/]", r.Message))
                .DefaultIfEmpty((Word: "[green]up to date[/]", Message: ""))
                .ToList();
            table.AddRow(
                Shown.InMarkup(image.Image),
                image.Newest?.Number.ToString() ?? "[grey]none[/]",
                image.Newest?.PublishedDate?.ToString("yyyy-MM-dd", null) ?? "",
                reasons[0].Word,
                Shown.InMarkup(reasons[0].Message));
            foreach (var (word, message) in reasons.Skip(1))
            {
                table.AddRow("", "", "", word, Shown.InMarkup(message));
            }
        }

        report.People.Write(table);
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
