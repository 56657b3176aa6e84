using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Versions;

/// <summary>Writes channels, revocations and the exclusion from <c>latest</c> from the settings to versions in Azure.</summary>
internal sealed class VersionMarking(IImageVersions versions)
{
    /// <summary>Decides the update of a version; null if it matches the settings. Azure is not called.</summary>
    public static VersionUpdate? Decide(PublishedVersion version, string image, FactoryStack stack)
    {
        var marks = VersionMarks.Of(stack.Settings, image, version.Number);
        var update = new VersionUpdate
        {
            Tags = TagChange.Between(version.Tags, marks.On(version.Tags)),
            ExcludeFromLatest = Exclude(version, image, stack, marks) is var exclude && exclude == version.ExcludeFromLatest ? null : exclude,
        };
        return update == new VersionUpdate() ? null : update;
    }

    /// <summary>Updates the versions of an image to match the settings. Returns the changed versions.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> ApplyAsync(
        string image,
        IEnumerable<PublishedVersion> published,
        FactoryStack stack,
        CancellationToken cancellationToken)
    {
        var changed = new List<PublishedVersion>();
        // Exclusions from latest come first, highest number first, so that an excluded version is never the latest in between.
        var updates = published
            .Select(version => (Version: version, Update: Decide(version, image, stack)))
            .Where(u => u.Update is not null)
            .OrderBy(u => u.Update!.ExcludeFromLatest is not true)
            .ThenByDescending(u => u.Version.Number);
        foreach (var (version, update) in updates)
        {
            await versions.UpdateAsync(version.Id, update!, cancellationToken);
            changed.Add(version);
        }

        return changed;
    }

    // An exclusion from latest that the user set is kept, unless a channel controls latest.
    private static bool Exclude(PublishedVersion version, string image, FactoryStack stack, VersionMarks marks)
    {
        var isChannel = stack.Settings.Channels.GetValueOrDefault(image)?.ContainsKey(stack.Settings.LatestChannel) is true;
        var isRestored = marks.Revoked is null && version.Tags.ContainsKey(WellKnownTags.Revoked);
        return marks.ExcludeFromLatest
            || VersionStanding.HasFailedCheck(version)
            || (version.ExcludeFromLatest && !isChannel && !isRestored);
    }
}
