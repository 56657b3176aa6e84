namespace ImageInfra.AzureNativeGenerator;

/// <summary>A type of a property in a Pulumi package schema.</summary>
public abstract record SchemaType
{
    private SchemaType()
    {
    }

    /// <summary>A text.</summary>
    public sealed record Text : SchemaType;

    /// <summary>True or false.</summary>
    public sealed record Flag : SchemaType;

    /// <summary>A 32-bit integer.</summary>
    public sealed record WholeNumber : SchemaType;

    /// <summary>A file or an archive that the engine uploads.</summary>
    public sealed record Asset : SchemaType;

    /// <summary>A type of the package, by its token (<c>azure-native:compute:Architecture</c>).</summary>
    public sealed record Reference(string Token) : SchemaType;

    /// <summary>A list.</summary>
    public sealed record List(SchemaType Item) : SchemaType;

    /// <summary>A map with string keys.</summary>
    public sealed record Map(SchemaType Value) : SchemaType;

    /// <summary>A value of one of several types.</summary>
    public sealed record OneOf(IReadOnlyList<SchemaType> Types) : SchemaType;
}
