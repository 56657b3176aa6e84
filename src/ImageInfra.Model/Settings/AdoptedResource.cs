namespace ImageInfra.Model.Settings;

/// <summary>An existing Azure resource that the stack adopts: an item of <c>imageinfra:adopt</c>.</summary>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Image">For a definition: the image. Null stands for all definitions of the stack.</param>
public sealed record AdoptedResource(AdoptedKind Kind, string? Image = null)
{
    private static readonly (string Word, AdoptedKind Kind)[] s_words =
    [
        ("resourceGroup", AdoptedKind.ResourceGroup),
        ("gallery", AdoptedKind.Gallery),
        ("definitions", AdoptedKind.Definitions),
        ("identity", AdoptedKind.Identity),
    ];

    /// <summary>The valid items, for messages.</summary>
    public static string Expected { get; } = "resourceGroup, gallery, identity, definitions, or definitions/IMAGE for one definition";

    /// <summary>All kinds of adoptable resources.</summary>
    public static IReadOnlyList<AdoptedResource> All { get; } = [.. s_words.Select(w => new AdoptedResource(w.Kind))];

    /// <summary>Parses an item, such as <c>gallery</c> or <c>definitions/web</c>. Null if it is invalid.</summary>
    public static AdoptedResource? Parse(string text)
    {
        string[] parts = text.Split('/', 2);
        var image = parts.Length > 1 ? parts[1] : null;
        return s_words.FirstOrDefault(w => w.Word == parts[0]) is { Word: not null } known
            && (image is null || (known.Kind is AdoptedKind.Definitions && image.Length > 0))
            ? new(known.Kind, image)
            : null;
    }

    /// <summary>Whether this item includes the other item.</summary>
    public bool Covers(AdoptedResource other) =>
        Kind == other.Kind && (Image is null || string.Equals(Image, other.Image, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the item in the syntax of the setting.</summary>
    public override string ToString() => s_words.First(w => w.Kind == Kind).Word + (Image is null ? "" : $"/{Image}");
}

/// <summary>The kinds of resources that a stack can adopt.</summary>
public enum AdoptedKind
{
    /// <summary>The resource group.</summary>
    ResourceGroup,

    /// <summary>The Azure Compute Gallery.</summary>
    Gallery,

    /// <summary>Image definitions.</summary>
    Definitions,

    /// <summary>The user-assigned identity of the builds.</summary>
    Identity,
}
