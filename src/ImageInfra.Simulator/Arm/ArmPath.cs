using System.Buffers;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>The path of a request: a resource, a collection, or an action on a resource.</summary>
internal sealed record ArmPath
{
    /// <summary>The segment before the name of a provider, and the type of providers themselves.</summary>
    public const string Providers = "providers";

    private const int MaximumSegment = 260;
    private const int MaximumPath = 2_048;

    // Control characters and surrogates are forbidden too.
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(
        [.. "<>%&\\?#", .. From('\0', ' '), .. From('\x7F', '\xA0'), .. From('\uD800', '\uE000')]);

    private ArmPath(string text, string[] segments)
    {
        Text = text;
        Segments = segments;
    }

    /// <summary>The path without a trailing slash.</summary>
    public string Text { get; }

    public string[] Segments { get; }

    /// <summary>The type, such as <c>Microsoft.Compute/galleries/images</c> or <c>subscriptions/resourceGroups</c>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>Whether the path ends with a collection or an action.</summary>
    public bool EndsWithType { get; private init; }

    /// <summary>The scope of an extension resource such as a role assignment: the path before the last <c>providers</c>.</summary>
    public string Scope => field ??= ScopeLength + 1 == Segments.Length ? "" : string.Concat(Segments.Take(ScopeLength).Select(s => "/" + s));

    private int ScopeLength { get; init; }

    public string Name => Segments[^1];

    /// <summary>The path without its last segment.</summary>
    public string Parent => Text[..Text.LastIndexOf('/')];

    public string SubscriptionId => field ??= Value("subscriptions");

    public string ResourceGroup => field ??= Value("resourceGroups");

    /// <summary>The id of the resource group.</summary>
    public string ResourceGroupId => field ??= $"/subscriptions/{SubscriptionId}/resourceGroups/{ResourceGroup}";

    /// <exception cref="ArmFault">The path is malformed.</exception>
    public static ArmPath Parse(string path)
    {
        // Azure's clients prepend a slash to a scope that already starts with one.
        var trimmed = path.Trim('/');
        var text = path.Length == trimmed.Length + 1 && path[0] == '/' ? path : "/" + trimmed;
        var segments = trimmed.Split('/');
        if (text.Length is 1 or > MaximumPath || text.AsSpan().ContainsAny(s_forbidden) || Array.Exists(segments, IsMalformed))
        {
            throw new ArmFault(400, "InvalidResourceName", "The request path has an empty, over-long or malformed segment.");
        }

        var last = Array.FindLastIndex(segments, s => s.Equals(Providers, StringComparison.OrdinalIgnoreCase));
        return last < 0 ? Plain(text, segments) : Provided(text, segments, last);
    }

    // /subscriptions/{s}/resourceGroups/{rg}
    private static ArmPath Plain(string text, string[] segments) => new(text, segments)
    {
        Type = string.Join('/', segments.Where((_, i) => i % 2 == 0)),
        EndsWithType = segments.Length % 2 == 1,
    };

    private static ArmPath Provided(string text, string[] segments, int last)
    {
        var tail = segments.AsSpan(last + 1);
        return new(text, segments)
        {
            Type = tail.Length <= 1 ? Providers : ResourceId.TypeOf(tail),
            EndsWithType = tail.Length % 2 == 0,
            ScopeLength = last,
        };
    }

    private static bool IsMalformed(string segment) => segment.Length is 0 or > MaximumSegment
        || segment is "." or "..";

    private static IEnumerable<char> From(char first, char end) => Enumerable.Range(first, end - first).Select(c => (char)c);

    private string Value(string key)
    {
        for (var i = 0; i < Segments.Length - 1; i++)
        {
            if (Segments[i].Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return Segments[i + 1];
            }
        }

        return "";
    }
}
