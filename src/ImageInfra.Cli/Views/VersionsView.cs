using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Views;

/// <summary>Image versions with their lineage: what each was built from, and by which template.</summary>
internal static class VersionsView
{
    public static void Show(Report report, IReadOnlyList<ImageVersions> images)
    {
        ShowTable(report, images);
        report.Result(() => Json(images));
    }

    public static void ShowTable(Report report, IReadOnlyList<ImageVersions> images)
    {
        var table = new PlainTable("image", "version", "published", "regions", "built from", "by template");
        foreach (var image in images)
        {
            var name = image.IsRetired ? $"{image.Image} (retired)" : image.Image;
            if (image.Versions.Count == 0)
            {
                table.Add(name, "none");
            }

            foreach (var version in image.Versions)
            {
                table.Add(Row(name, version));
            }
        }

        table.Write(report);
    }

    public static JsonArray Json(IReadOnlyList<ImageVersions> images) =>
        new([.. images.SelectMany(i => i.Versions, Json)]);

    private static string[] Row(string image, PublishedVersion version) =>
    [
        image,
        version.ProvisioningState == "Succeeded" ? version.Number.ToString() : $"{version.Number} ({version.ProvisioningState})",
        version.PublishedDate?.ToString("yyyy-MM-dd HH:mm", null) ?? "",
        string.Join(", ", version.Replicas.Select(r => r.ReplicaCount == 1 ? r.Region : $"{r.Region} x{r.ReplicaCount}")),
        Tag(version, WellKnownTags.Source) ?? "",
        Tag(version, WellKnownTags.Template) ?? "",
    ];

    private static JsonObject Json(ImageVersions image, PublishedVersion version) => new()
    {
        ["image"] = image.Image,
        ["retired"] = image.IsRetired,
        ["version"] = version.Number.ToString(),
        ["id"] = version.Id,
        ["provisioningState"] = version.ProvisioningState,
        ["publishedDate"] = version.PublishedDate?.ToString("O", null),
        ["excludeFromLatest"] = version.ExcludeFromLatest,
        ["regions"] = new JsonArray([.. version.Replicas.Select(r => new JsonObject { ["name"] = r.Region, ["replicaCount"] = r.ReplicaCount })]),
        ["source"] = Tag(version, WellKnownTags.Source),
        ["templateName"] = Tag(version, WellKnownTags.Template),
        ["stack"] = Tag(version, WellKnownTags.Stack),
    };

    private static string? Tag(PublishedVersion version, string name) => version.Tags.TryGetValue(name, out var value) ? value : null;
}
