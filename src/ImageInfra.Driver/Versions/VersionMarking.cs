using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Versions;

/// <summary>Writes on versions in Azure what the stack's settings say of them: channels, revocations, and what <c>latest</c> passes over.</summary>
internal sealed class VersionMarking(IImageVersions versions)
{
    /// <summary>What to change of a version of an image, or null when it says all that already. Decided without Azure.</summary>
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

    /// <summary>Makes the versions of an image say what the settings do. Answers those that were changed.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> ApplyAsync(
        string image,
        IEnumerable<PublishedVersion> published,
        FactoryStack stack,
        CancellationToken cancellationToken)
    {
        var changed = new List<PublishedVersion>();
        // What is to be passed over goes first: for no moment is a bad version the latest. The highest first, for the same reason.
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

    // Who keeps a version from latest for a reason of their own is not overruled, unless latest is a channel.
    private static bool Exclude(PublishedVersion version, string image, FactoryStack stack, VersionMarks marks)
    {
        var isChannel = stack.Settings.Channels.GetValueOrDefault(image)?.ContainsKey(stack.Settings.LatestChannel) is true;
        var isRestored = marks.Revoked is null && version.Tags.ContainsKey(WellKnownTags.Revoked);
        return marks.ExcludeFromLatest
            || VersionStanding.HasFailedCheck(version)
            || (version.ExcludeFromLatest && !isChannel && !isRestored);
    }
}
