using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>A change of some tags of a resource. Other tags stay, including those written by another process.</summary>
/// <param name="Set">The tags to add or overwrite.</param>
/// <param name="Removed">The tags to remove, with their old values.</param>
public sealed record TagChange(Tags Set, Tags Removed)
{
    /// <summary>The change from one set of tags to another; null if they are equal.</summary>
    public static TagChange? Between(Tags before, Tags after)
    {
        var set = after.Where(t => !before.TryGetValue(t.Key, out var value) || value != t.Value);
        var removed = before.Where(t => !after.ContainsKey(t.Key));
        var change = new TagChange(Tags.Empty.With(set), Tags.Empty.With(removed));
        return change.Set.Count + change.Removed.Count == 0 ? null : change;
    }

    /// <summary>One tag to add or overwrite.</summary>
    public static TagChange Of(string name, string value) => new(Tags.Empty.With(name, value), Tags.Empty);

    /// <summary>Applies the change to a set of tags.</summary>
    public Tags On(Tags tags) => Removed.Keys.Aggregate(tags, (left, name) => left.Without(name)).With(Set);
}
