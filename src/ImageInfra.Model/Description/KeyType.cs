namespace ImageInfra.Model.Description;

/// <summary>What a key of a catalog file holds.</summary>
internal abstract record KeyType
{
    private KeyType()
    {
    }

    /// <summary>A text, free or by a rule.</summary>
    public sealed record Text(TextRule? Rule = null) : KeyType;

    /// <summary>A whole number.</summary>
    public sealed record Number(int Minimum = int.MinValue, int Maximum = int.MaxValue) : KeyType;

    /// <summary>A number with or without decimals, not below 0.</summary>
    public sealed record Amount : KeyType;

    /// <summary>true or false.</summary>
    public sealed record Flag : KeyType;

    /// <summary>One of a few words, in Azure's spelling.</summary>
    public sealed record Choice(params IReadOnlyList<string> Words) : KeyType;

    /// <summary>ARM tags.</summary>
    public sealed record TagMap : KeyType;

    /// <summary>A text, a number or a flag; another key decides which.</summary>
    public sealed record Scalar : KeyType;

    /// <summary>A list.</summary>
    public sealed record List(KeyType Item) : KeyType
    {
        /// <summary>Optional. Whether an empty list is an error. Default: false.</summary>
        public bool IsNotEmpty { get; init; }
    }

    /// <summary>A mapping with keys of its own.</summary>
    public sealed record Mapping(MappingKeys Keys) : KeyType
    {
        /// <summary>Optional. The key that a text in place of the mapping is the value of. Default: none.</summary>
        public string? Shorthand { get; init; }
    }

    /// <summary>A mapping with whatever keys, all of one kind.</summary>
    public sealed record Map(KeyType Item) : KeyType
    {
        /// <summary>Optional. The rule of the keys. Default: none.</summary>
        public TextRule? Names { get; init; }
    }

    /// <summary>A mapping whose keys depend on one of them.</summary>
    /// <param name="Discriminator">That key.</param>
    /// <param name="Variants">The mappings, each named as the value that means it.</param>
    public sealed record Union(string Discriminator, params IReadOnlyList<MappingKeys> Variants) : KeyType
    {
        /// <summary>Optional. The variants that may be given in one word, without a mapping. Default: none.</summary>
        public IReadOnlyList<string> Words { get; init; } = [];

        /// <summary>Optional. A mapping without that key that may stand there instead.</summary>
        public MappingKeys? Instead { get; init; }
    }
}
