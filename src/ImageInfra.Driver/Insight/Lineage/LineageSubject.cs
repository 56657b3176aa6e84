using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>
/// The subject of a lineage: an image, one version of it (<c>web@1.0.3</c>), a version by its ARM id, or a marketplace image
/// (<c>publisher:offer:sku</c>), with or without a version.
/// </summary>
public sealed record LineageSubject
{
    private readonly string _text;
    private readonly ImageVersion? _number;

    private LineageSubject(string text, ImageVersion? number) => (_text, _number) = (text, number);

    /// <summary>Parses a subject; null if the text is not one.</summary>
    public static LineageSubject? Parse(string text) => text.Split('@') switch
    {
        [var image, var number] when IsImage(image) => ImageVersion.TryParse(number, out var version) ? new(image, version) : null,
        [var id] when id.StartsWith('/') => id.Contains("/galleries/", StringComparison.OrdinalIgnoreCase) ? new(id, null) : null,
        [var image] when IsImage(image) => new(image, null),
        [var name] when name.Split(':') is { Length: 3 or 4 } parts && parts.All(p => p.Length > 0) => new(name, null),
        _ => null,
    };

    /// <summary>The ids of the matching nodes; for an image only those of the given stack.</summary>
    public IReadOnlyList<string> In(LineageGraph graph, string stack) => [.. graph.Nodes.Where(n => Is(n, stack)).Select(n => n.Id)];

    /// <inheritdoc/>
    public override string ToString() => _number is { } number ? $"{_text} {number}" : _text;

    private static bool IsImage(string text) => AzureNames.Image(text) is null;

    private bool Is(LineageNode node, string stack) => node.Kind switch
    {
        LineageKind.ImageVersion when _text.StartsWith('/') => Same(node.Id, _text) || node.Id.StartsWith($"{_text}/versions/", StringComparison.OrdinalIgnoreCase),
        LineageKind.ImageVersion => node.Stack == stack && (_number is { } number
            ? Same(node.Name, $"{_text} {number}")
            : node.Name.StartsWith($"{_text} ", StringComparison.OrdinalIgnoreCase)),
        LineageKind.MarketplaceImage => Same(node.Id, _text) || node.Id.StartsWith($"{_text}:", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
