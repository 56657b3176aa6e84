namespace ImageInfra.Model.Settings;

/// <summary>Something that was in Azure before the stack, and that the stack takes over: one item of <c>imageinfra:adopt</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Image">For a definition: the image of the catalog. Null: every definition of the stack.</param>
public sealed record AdoptedResource(AdoptedKind Kind, string? Image = null)
{
    private static readonly (string Word, AdoptedKind Kind)[] s_words =
    [
        ("resourceGroup", AdoptedKind.ResourceGroup),
        ("gallery", AdoptedKind.Gallery),
        ("definitions", AdoptedKind.Definitions),
        ("identity", AdoptedKind.Identity),
    ];

    /// <summary>What an item may be, in words for a person.</summary>
    public static string Expected { get; } = "resourceGroup, gallery, identity, definitions, or definitions/IMAGE for one of them";

    /// <summary>Everything that can be adopted.</summary>
    public static IReadOnlyList<AdoptedResource> All { get; } = [.. s_words.Select(w => new AdoptedResource(w.Kind))];

    /// <summary>Parses an item, such as <c>gallery</c> or <c>definitions/web</c>; null where it is invalid.</summary>
    public static AdoptedResource? Parse(string text)
    {
        string[] parts = text.Split('/', 2);
        var image = parts.Length > 1 ? parts[1] : null;
        return s_words.FirstOrDefault(w => w.Word == parts[0]) is { Word: not null } known
            && (image is null || (known.Kind is AdoptedKind.Definitions && image.Length > 0))
            ? new(known.Kind, image)
            : null;
    }

    /// <summary>Whether this item means another, more special one.</summary>
    public bool Covers(AdoptedResource other) =>
        Kind == other.Kind && (Image is null || string.Equals(Image, other.Image, StringComparison.OrdinalIgnoreCase));

    /// <summary>The item as the setting has it.</summary>
    public override string ToString() => s_words.First(w => w.Kind == Kind).Word + (Image is null ? "" : $"/{Image}");
}

/// <summary>The kinds of existing resources that a stack can take over.</summary>
public enum AdoptedKind
{
    /// <summary>The resource group.</summary>
    ResourceGroup,

    /// <summary>The Azure Compute Gallery.</summary>
    Gallery,

    /// <summary>Image definitions.</summary>
    Definitions,

    /// <summary>The user-assigned identity that builds run as.</summary>
    Identity,
}
