using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Versions;

/// <summary>A lineage in words: the same in a tree, a picture and a diagram.</summary>
internal static class LineageWords
{
    /// <summary>What a node is called, such as <c>web 1.0.3</c> or <c>12 virtual machines</c>.</summary>
    public static string Title(LineageNode node) => node.Count > 1 ? $"{node.Count} {Kind(node)}" : node.Name;

    /// <summary>What it is and where: <c>image version in prod</c>.</summary>
    public static string Place(LineageNode node) => node switch
    {
        { Count: > 1 } => node.Name,
        { IsGone: true } => $"{Kind(node)}, gone",
        { Kind: LineageKind.ImageVersion, Stack: null } => $"{Kind(node)} in another gallery",
        { Stack: { } stack } => $"{Kind(node)} in {stack}",
        _ => Kind(node),
    };

    /// <summary>What somebody should know of it, the gravest first.</summary>
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

    /// <summary>How a node came from the one before it, or nothing where that needs no words.</summary>
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
            _ => "not understood",
        };
        return node.Count > 1 ? $"{word}s" : word;
    }
}
