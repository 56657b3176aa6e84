using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Lineage;

/// <summary>
/// Builds a lineage.
/// <list type="number">
/// <item>A node for each version that is there.</item>
/// <item>What each came from; what is named and not there is gone. Of a version that is gone, its copies still tell the source.</item>
/// <item>What uses each.</item>
/// <item>Circles, which only wrong tags make, are cut at their first node.</item>
/// </list>
/// </summary>
internal sealed class LineageBuilder(DateTimeOffset now)
{
    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LineageLink> _parents = new(StringComparer.OrdinalIgnoreCase);

    public LineageGraph Build(FactoryInventory inventory)
    {
        var images = inventory.Stacks.SelectMany(s => s.Images, (stack, image) => (Stack: stack, Image: image)).ToList();

        // (1)
        foreach (var (stack, image) in images)
        {
            foreach (var version in image.Versions)
            {
                _nodes[version.Id] = NodeOf(stack, image, version);
            }
        }

        // (2)
        var latest = new LatestVersions(inventory.Stacks);
        foreach (var version in images.SelectMany(i => i.Image.Versions))
        {
            Trace(version, latest);
        }

        // (3)
        AddConsumers(inventory.Consumers, latest);

        // (4)
        var good = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in _parents.Keys.Order(StringComparer.OrdinalIgnoreCase).ToList())
        {
            Cut(id, good);
        }

        var nodes = NodeOrder.Sort(_nodes.Values).ToList();
        return new(nodes, nodes.Select(n => _parents.GetValueOrDefault(n.Id)).OfType<LineageLink>());
    }

    private LineageNode NodeOf(StackInventory stack, ImageInventory image, PublishedVersion version)
    {
        var marks = VersionMarks.Of(stack.Declared.Settings, image.Image, version.Number);
        return new()
        {
            Id = version.Id,
            Kind = LineageKind.ImageVersion,
            Name = $"{image.Image} {version.Number}",
            Stack = stack.Name,
            Channels = marks.Channels,
            Revoked = marks.Revoked,
            EndedAt = version.EndOfLifeDate <= now ? version.EndOfLifeDate : null,
        };
    }

    private void Trace(PublishedVersion version, LatestVersions latest)
    {
        if (VersionOrigin.Of(version) is not { } origin)
        {
            return;
        }

        var from = Link(version.Id, origin, latest);
        if (version.CopyOf is { } original && from.Stack is null && VersionOrigin.OfBuild(original, version.Tags) is { } source)
        {
            Link(from.Id, source, latest);
        }
    }

    private LineageNode Link(string id, VersionOrigin origin, LatestVersions latest)
    {
        var from = NodeOf(origin.Id, origin.Kind, origin.Name, latest);
        _parents.TryAdd(id, new(from.Id, id, origin.Relation));
        return from;
    }

    // What is in a gallery that was not read may well be there.
    private LineageNode NodeOf(string id, LineageKind kind, string name, LatestVersions latest)
    {
        if (!_nodes.TryGetValue(id, out var node))
        {
            node = new() { Id = id, Kind = kind, Name = name, IsGone = kind is LineageKind.ImageVersion && latest.Knows(id) };
            _nodes[id] = node;
        }

        return node;
    }

    // A session host is a virtual machine too, and may be in both lists: the first that names it counts.
    private void AddConsumers(IEnumerable<VersionConsumer> consumers, LatestVersions latest)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var consumer in consumers.OrderBy(c => c.Kind is not ConsumerKind.SessionHost))
        {
            var (used, relation) = latest.UsedBy(consumer);
            if (!(_nodes.ContainsKey(used) || latest.Knows(used)) || !known.Add(consumer.Id))
            {
                continue;
            }

            var version = NodeOf(used, LineageKind.ImageVersion, VersionOrigin.NameOf(used), latest);
            _nodes[version.Id] = version with { Consumers = version.Consumers + 1 };
            _nodes[consumer.Id] = new() { Id = consumer.Id, Kind = KindOf(consumer.Kind), Name = NameOf(consumer) };
            _parents[consumer.Id] = new(version.Id, consumer.Id, relation);
        }
    }

    private void Cut(string id, HashSet<string> good)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = id; !good.Contains(at) && _parents.TryGetValue(at, out var link); at = link.From)
        {
            if (!seen.Add(at))
            {
                _parents.Remove(at);
                break;
            }
        }

        good.UnionWith(seen);
    }

    private static LineageKind KindOf(ConsumerKind kind) => kind switch
    {
        ConsumerKind.VirtualMachine => LineageKind.VirtualMachine,
        ConsumerKind.SessionHost => LineageKind.SessionHost,
        ConsumerKind.ScaleSet => LineageKind.ScaleSet,
        ConsumerKind.ScaleSetInstance => LineageKind.ScaleSetInstance,
        ConsumerKind.ImageTemplate => LineageKind.ImageTemplate,
        _ => LineageKind.Unknown,
    };

    // An instance is a number within its scale set.
    private static string NameOf(VersionConsumer consumer) => consumer.Id.Split('/') is [.., var parent, _, var last]
        && consumer.Kind is ConsumerKind.ScaleSetInstance ? $"{parent} {last}" : ArmNames.Last(consumer.Id);
}
