using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Versions;

/// <summary>Describes a lineage in words, the same in trees, pictures and diagrams.</summary>
internal static class LineageWords
{
    /// <summary>The title of a node, such as <c>web 1.0.3</c> or <c>12 virtual machines</c>.</summary>
    public static string Title(LineageNode node) => node.Count > 1 ? $"{node.Count} {Kind(node)}" : node.Name;

    /// <summary>The kind and stack of a node: <c>image version in prod</c>.</summary>
    public static string Place(LineageNode node) => node switch
    {
        { Count: > 1 } => node.Name,
        { IsGone: true } => $"{Kind(node)}, gone",
        { Kind: LineageKind.ImageVersion, Stack: null } => $"{Kind(node)} in another gallery",
        { Stack: { } stack } => $"{Kind(node)} in {stack}",
        _ => Kind(node),
    };

    /// <summary>The warnings about a node, most severe first.</summary>
    public static IEnumerable<string> Marks(LineageNode node)
    {
        if (node.Revoked is { } reason)
        {
            yield return $"revoked: {reason}";
        }

        if (node.EndedAt is { } end)
        {
            yield return $"end of life {end:yyyy-MM-dd}";
        }

        if (node.Channels.Count > 0)
        {
            yield return string.Join(", ", node.Channels);
        }

        if (node.Consumers > 0)
        {
            yield return node.Consumers == 1 ? "1 consumer" : $"{node.Consumers} consumers";
        }
    }

    /// <summary>The relation of a node to its parent; empty if obvious.</summary>
    public static string Relation(LineageRelation? relation) => relation switch
    {
        LineageRelation.CopyOf => "copy",
        LineageRelation.UsesLatest => "takes latest",
        _ => "",
    };

    private static string Kind(LineageNode node)
    {
        var word = node.Kind switch
        {
            LineageKind.MarketplaceImage => "marketplace image",
            LineageKind.ManagedImage => "managed image",
            LineageKind.ImageVersion => "image version",
            LineageKind.VirtualMachine => "virtual machine",
            LineageKind.SessionHost => "session host",
            LineageKind.ScaleSet => "scale set",
            LineageKind.ScaleSetInstance => "scale set instance",
            LineageKind.ImageTemplate => "image template",
            _ => "unknown source",
        };
        return node.Count > 1 ? $"{word}s" : word;
    }
}
