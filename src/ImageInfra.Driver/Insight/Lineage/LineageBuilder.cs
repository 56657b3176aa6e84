using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>
/// Builds a lineage graph.
/// <list type="number">
/// <item>Add a node for each existing version.</item>
/// <item>Link each version to its source. A missing source is deleted; copies of a deleted version still have the tag of its source.</item>
/// <item>Add the consumers of each version.</item>
/// <item>Cut circles, which only wrong tags can cause, at their first node.</item>
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
        var consumed = new ConsumedVersions(inventory.Stacks);
        var graph = inventory.Graph();
        foreach (var version in images.SelectMany(i => i.Image.Versions))
        {
            Trace(version, graph, consumed);
        }

        // (3)
        AddConsumers(inventory.Consumers, consumed);

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
            Revoked = VersionStanding.RevocationOf(version, image.Image, stack.Declared.Settings),
            EndedAt = version.EndOfLifeDate <= now ? version.EndOfLifeDate : null,
        };
    }

    private void Trace(PublishedVersion version, VersionGraph graph, ConsumedVersions consumed)
    {
        if (version.CopyOf is not { } original)
        {
            LinkSource(version.Id, graph, consumed);
            return;
        }

        var from = NodeOf(original, LineageKind.ImageVersion, consumed);
        _parents.TryAdd(version.Id, new(from.Id, version.Id, LineageRelation.CopyOf));
        if (from.Stack is null)
        {
            LinkSource(from.Id, graph, consumed);
        }
    }

    private void LinkSource(string id, VersionGraph graph, ConsumedVersions consumed)
    {
        var (source, kind) = graph.SourceOf(id) switch
        {
            VersionSource.OfGallery v => (v.VersionId, LineageKind.ImageVersion),
            VersionSource.OfMarketplace m => (m.Urn, LineageKind.MarketplaceImage),
            VersionSource.OfManagedImage m => (m.Id, LineageKind.ManagedImage),
            VersionSource.OfCatalog c => ($"{c.Image} {c.Number}", LineageKind.Unknown),
            VersionSource.Other o => (o.Text, LineageKind.Unknown),
            _ => ("", LineageKind.Unknown),
        };
        if (source.Length > 0)
        {
            _parents.TryAdd(id, new(NodeOf(source, kind, consumed).Id, id, LineageRelation.BuiltFrom));
        }
    }

    // A version in a gallery that was not read may still exist.
    private LineageNode NodeOf(string id, LineageKind kind, ConsumedVersions consumed)
    {
        if (!_nodes.TryGetValue(id, out var node))
        {
            var name = kind switch
            {
                LineageKind.ImageVersion => VersionName(id),
                LineageKind.ManagedImage => ArmNames.Last(id),
                _ => id,
            };
            node = new() { Id = id, Kind = kind, Name = name, IsGone = kind is LineageKind.ImageVersion && consumed.Knows(id) };
            _nodes[id] = node;
        }

        return node;
    }

    // A session host is also a virtual machine and may be in both lists; the first entry counts.
    private void AddConsumers(IEnumerable<VersionConsumer> consumers, ConsumedVersions consumed)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var consumer in consumers.OrderBy(c => c.Kind is not ConsumerKind.SessionHost))
        {
            var (used, relation) = consumed.UsedBy(consumer);
            if (!(_nodes.ContainsKey(used) || consumed.Knows(used)) || !known.Add(consumer.Id))
            {
                continue;
            }

            var version = NodeOf(used, LineageKind.ImageVersion, consumed);
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

    private static string VersionName(string versionId) =>
        versionId.LastIndexOf("/versions/", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? $"{ArmNames.Last(versionId[..at])} {ArmNames.Last(versionId)}"
            : ArmNames.Last(versionId);

    // The name of an instance is a number within its scale set.
    private static string NameOf(VersionConsumer consumer) => consumer.Id.Split('/') is [.., var parent, _, var last]
        && consumer.Kind is ConsumerKind.ScaleSetInstance ? $"{parent} {last}" : ArmNames.Last(consumer.Id);
}
