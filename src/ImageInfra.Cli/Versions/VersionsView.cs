using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows image versions with their standing, channels, dates and sources.</summary>
/// <param name="settings">The settings of the stack.</param>
/// <param name="now">The time by Azure's clock.</param>
internal sealed class VersionsView(FactorySettings settings, DateTimeOffset now)
{
    private static readonly string[] s_states = [.. Enum.GetValues<VersionState>().Select(Words)];

    /// <summary>Creates the view with the current settings of a stack.</summary>
    public static VersionsView Of(FactoryProject project, TimeProvider clock) => new(project.Load().Settings, clock.GetUtcNow());

    public void Show(Report report, IReadOnlyList<ImageVersions> images)
    {
        ShowTable(report, images);
        report.Result(() => new VersionsOutput(Outputs(images)));
    }

    public void ShowTable(Report report, IReadOnlyList<ImageVersions> images)
    {
        var table = new PlainTable("image", "version", "standing", "channels", "published", "end of life", "regions", "built from")
        {
            Wrapped = ["regions", "built from"],
            Optional = ["regions", "built from", "end of life", "published", "channels"],
            ColorOf = cell => cell is "usable" ? "green" : cell is "updating" or "not replicated" ? "yellow" : s_states.Contains(cell) ? "red" : null,
        };
        foreach (var image in images)
        {
            var name = image.IsRetired ? $"{image.Image} (retired)" : image.Image;
            if (image.Versions.Count == 0)
            {
                table.Add(name, "none");
            }

            foreach (var version in image.Versions)
            {
                table.Add(Row(name, image.Image, version));
            }
        }

        table.Write(report);
    }

    /// <summary>The versions for JSON.</summary>
    public IReadOnlyList<VersionOutput> Outputs(IReadOnlyList<ImageVersions> images) => [.. images.SelectMany(i => i.Versions, Output)];

    private string[] Row(string name, string image, PublishedVersion version) =>
    [
        name,
        version.Number.ToString(),
        Words(VersionStanding.Of(version, image, settings, now).State),
        string.Join(", ", VersionMarks.Of(settings, image, version.Number).Channels),
        version.PublishedDate?.ToString("yyyy-MM-dd HH:mm", null) ?? "",
        version.EndOfLifeDate?.ToString("yyyy-MM-dd", null) ?? "",
        string.Join(", ", version.Replicas.Select(r => r.ReplicaCount == 1 ? r.Region : $"{r.Region} x{r.ReplicaCount}")),
        Tag(version, WellKnownTags.Source) ?? "",
    ];

    private VersionOutput Output(ImageVersions image, PublishedVersion version) => Output(image, version, VersionStanding.Of(version, image.Image, settings, now));

    private VersionOutput Output(ImageVersions image, PublishedVersion version, VersionStanding standing) => new(
        image.Image,
        image.IsRetired,
        version.Number.ToString(),
        version.Id,
        standing.State,
        standing.Problem,
        [.. VersionMarks.Of(settings, image.Image, version.Number).Channels],
        version.EndOfLifeDate,
        version.ProvisioningState,
        version.PublishedDate,
        version.ExcludeFromLatest,
        [.. version.Replicas.Select(r => new VersionOutput.Region(r.Region, r.ReplicaCount))],
        Tag(version, WellKnownTags.Source),
        Tag(version, WellKnownTags.Template),
        Tag(version, WellKnownTags.Stack));

    private static string Words(VersionState state) => state switch
    {
        VersionState.Usable => "usable",
        VersionState.Revoked => "revoked",
        VersionState.CheckFailed => "check failed",
        VersionState.PastEndOfLife => "past end of life",
        VersionState.Updating => "updating",
        VersionState.NotReplicated => "not replicated",
        _ => "not provisioned",
    };

    private static string? Tag(PublishedVersion version, string name) => version.Tags.TryGetValue(name, out var value) ? value : null;
}
