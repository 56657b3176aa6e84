using ImageInfra.Driver.Inventory;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Retention;

/// <summary>Every version of a project, and which was built from or copied from which.</summary>
internal sealed class VersionGraph
{
    private readonly Dictionary<string, VersionNode> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Stack, string Image), Dictionary<ImageVersion, VersionNode>> _byNumber = new(new ByName());
    private readonly IReadOnlyList<StackInventory> _stacks;

    public VersionGraph(FactoryInventory inventory)
    {
        _stacks = inventory.Stacks;
        foreach (var stack in _stacks)
        {
            foreach (var image in stack.Images)
            {
                var numbers = new Dictionary<ImageVersion, VersionNode>(image.Versions.Count);
                foreach (var version in image.Versions)
                {
                    _byId[version.Id] = numbers[version.Number] = new VersionNode(stack, image, version);
                }

                _byNumber[(stack.Name, image.Image)] = numbers;
            }
        }

        foreach (var node in _byId.Values)
        {
            foreach (var parent in ParentsOf(node).Where(p => p != node).Distinct())
            {
                parent.Children.Add(node);
            }
        }
    }

    /// <summary>The version of an ARM id, or null where the project has none.</summary>
    public VersionNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A version of a stack by its number, or null.</summary>
    public VersionNode? Find(string stack, string image, ImageVersion number) =>
        _byNumber.GetValueOrDefault((stack, image))?.GetValueOrDefault(number);

    private IEnumerable<VersionNode> ParentsOf(VersionNode node)
    {
        // A copy needs nothing of its original; whoever asks where it came from does.
        if (node.Version.CopyOf is { } copy && Find(copy) is { } copied)
        {
            yield return copied;
        }

        foreach (var tag in (string[])[WellKnownTags.Source, WellKnownTags.SourceVersion])
        {
            if (!node.Version.Tags.TryGetValue(tag, out var source))
            {
                continue;
            }

            if (Find(source) is { } named)
            {
                yield return named;
            }
            else if (source.Split(' ') is [var image, var text] && ImageVersion.TryParse(text, out var number))
            {
                foreach (var stack in StacksOf())
                {
                    if (Find(stack, image, number) is { } parent)
                    {
                        yield return parent;
                    }
                }

                if (node.Version.CopyOf is not null && Find(node.Stack.Name, image, number) is { } promoted)
                {
                    yield return promoted;
                }
            }
        }

        IEnumerable<string> StacksOf()
        {
            // What a copy was built from is in the stack that built it. Where the way there is lost, it may be any.
            var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var at = node;
            while (at.Version.CopyOf is { } source && visited.Add(source))
            {
                if (Find(source) is not { } original)
                {
                    return _stacks.Select(s => s.Name);
                }

                at = original;
            }

            return [at.Stack.Name];
        }
    }

    /// <summary>Stacks by their exact name, images ignoring case.</summary>
    private sealed class ByName : IEqualityComparer<(string Stack, string Image)>
    {
        public bool Equals((string Stack, string Image) x, (string Stack, string Image) y) =>
            x.Stack == y.Stack && string.Equals(x.Image, y.Image, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Stack, string Image) key) =>
            HashCode.Combine(key.Stack, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Image));
    }
}
