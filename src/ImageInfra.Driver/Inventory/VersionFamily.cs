using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Inventory;

/// <summary>Which versions were made from which: images that start from it, and copies in other stacks.</summary>
public sealed class VersionFamily
{
    private readonly Dictionary<string, FamilyMember> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, FamilyMember> _children;

    /// <summary>Reads the tags and sources of every version.</summary>
    public VersionFamily(FactoryInventory inventory)
    {
        var numbers = new Dictionary<(string Stack, string Image, ImageVersion Number), string>();
        foreach (var stack in inventory.Stacks)
        {
            foreach (var image in stack.Images)
            {
                foreach (var version in image.Versions)
                {
                    _members[version.Id] = new(stack.Name, image.Image, version);
                    numbers[(stack.Name, image.Image.ToUpperInvariant(), version.Number)] = version.Id;
                }
            }
        }

        _children = _members.Values
            .Select(m => (Parent: Parent(m), Child: m))
            .Where(m => m.Parent is not null)
            .ToLookup(m => m.Parent!, m => m.Child, StringComparer.OrdinalIgnoreCase);

        // A copy has its source's tags: whatever it was built from is an ancestor by way of the source.
        string? Parent(FamilyMember member) => member.Version.CopyOf
            ?? (member.Version.Tags.TryGetValue(WellKnownTags.Source, out var source)
                && source.Split(' ') is [var image, var text]
                && ImageVersion.TryParse(text, out var number)
                    ? numbers.GetValueOrDefault((member.Stack, image.ToUpperInvariant(), number))
                    : null);
    }

    /// <summary>A version, or null.</summary>
    public FamilyMember? Find(string versionId) => _members.GetValueOrDefault(versionId);

    /// <summary>Whatever was made from a version, and from that, nearest first.</summary>
    public IReadOnlyList<FamilyMember> DescendantsOf(string versionId)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { versionId };
        var found = new List<FamilyMember>();
        for (var waiting = new Queue<string>([versionId]); waiting.TryDequeue(out var next);)
        {
            foreach (var child in _children[next].Where(c => seen.Add(c.Version.Id)))
            {
                found.Add(child);
                waiting.Enqueue(child.Version.Id);
            }
        }

        return found;
    }
}
