using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>A change of some tags of a resource. Tags that it does not name stay as they are, also those that another process writes meanwhile.</summary>
/// <param name="Set">The tags to add or overwrite.</param>
/// <param name="Removed">The tags to remove, with the values that they had.</param>
public sealed record TagChange(Tags Set, Tags Removed)
{
    /// <summary>The change from some tags to others, or null when they are equal.</summary>
    public static TagChange? Between(Tags before, Tags after)
    {
        var set = after.Where(t => !before.TryGetValue(t.Key, out var value) || value != t.Value);
        var removed = before.Where(t => !after.ContainsKey(t.Key));
        var change = new TagChange(Tags.Empty.With(set), Tags.Empty.With(removed));
        return change.Set.Count + change.Removed.Count == 0 ? null : change;
    }

    /// <summary>One tag to add or overwrite.</summary>
    public static TagChange Of(string name, string value) => new(Tags.Empty.With(name, value), Tags.Empty);

    /// <summary>These tags after the change.</summary>
    public Tags On(Tags tags) => Removed.Keys.Aggregate(tags, (left, name) => left.Without(name)).With(Set);
}
