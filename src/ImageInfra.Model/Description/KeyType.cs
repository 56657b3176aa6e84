namespace ImageInfra.Model.Description;

/// <summary>The type of a key's value.</summary>
internal abstract record KeyType
{
    private KeyType()
    {
    }

    /// <summary>A text, with an optional rule.</summary>
    public sealed record Text(TextRule? Rule = null) : KeyType;

    /// <summary>A whole number.</summary>
    public sealed record Number(int Minimum = int.MinValue, int Maximum = int.MaxValue) : KeyType;

    /// <summary>A decimal number, at least 0.</summary>
    public sealed record Amount : KeyType;

    /// <summary>true or false.</summary>
    public sealed record Flag : KeyType;

    /// <summary>A word of a fixed set, in Azure's spelling.</summary>
    public sealed record Choice(params IReadOnlyList<string> Words) : KeyType;

    /// <summary>ARM tags.</summary>
    public sealed record TagMap : KeyType;

    /// <summary>A text, a number or a flag; another key determines the type.</summary>
    public sealed record Scalar : KeyType;

    /// <summary>A list.</summary>
    public sealed record List(KeyType Item) : KeyType
    {
        /// <summary>Optional. Whether an empty list is an error. Default: false.</summary>
        public bool IsNotEmpty { get; init; }
    }

    /// <summary>A mapping with a fixed set of keys.</summary>
    public sealed record Mapping(MappingKeys Keys) : KeyType
    {
        /// <summary>Optional. The key that a plain text, given instead of the mapping, sets. Default: a text is an error.</summary>
        public string? Shorthand { get; init; }
    }

    /// <summary>A mapping with arbitrary keys and values of one type.</summary>
    public sealed record Map(KeyType Item) : KeyType
    {
        /// <summary>Optional. The rule for the keys. Default: any key.</summary>
        public TextRule? Names { get; init; }
    }

    /// <summary>A mapping whose keys depend on the value of its discriminator.</summary>
    /// <param name="Discriminator">The key that selects the variant.</param>
    /// <param name="Variants">The variants, named after the values of the discriminator.</param>
    public sealed record Union(string Discriminator, params IReadOnlyList<MappingKeys> Variants) : KeyType
    {
        /// <summary>Optional. The variants that can be written as a single word. Default: none.</summary>
        public IReadOnlyList<string> Words { get; init; } = [];

        /// <summary>Optional. A mapping without the discriminator that is also allowed.</summary>
        public MappingKeys? Instead { get; init; }
    }
}
