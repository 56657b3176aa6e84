namespace ImageInfra.Import.Values;

/// <summary>A value of an ARM file, and its location. A value may be known in part.</summary>
internal abstract record ArmNode(ArmPlace Place)
{
    /// <summary>Whether the value itself is known. The values in a list or an object may still be unknown.</summary>
    public bool IsOpen => this is Unknown or Partial or Either or OpenList;

    /// <summary>An object. Keys keep the order of the file.</summary>
    public sealed record Map(ArmPlace Place, IReadOnlyList<KeyValuePair<string, ArmNode>> Properties) : ArmNode(Place)
    {
        /// <summary>The asks of keys that are unknown. With one, a missing key may be there.</summary>
        public IReadOnlyList<Ask> OpenKeys { get; init; } = [];

        /// <summary>Returns the value of a key, or null. Keys ignore case, as in ARM.</summary>
        public ArmNode? Find(string name) => Properties.LastOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

        /// <summary>Returns the text of a key, or null.</summary>
        public string? TextOf(string name) => (Find(name) as Text)?.Value;
    }

    /// <summary>A list.</summary>
    public sealed record List(ArmPlace Place, IReadOnlyList<ArmNode> Items) : ArmNode(Place);

    /// <summary>A text.</summary>
    public sealed record Text(ArmPlace Place, string Value) : ArmNode(Place);

    /// <summary>A number.</summary>
    public sealed record Number(ArmPlace Place, decimal Value) : ArmNode(Place);

    /// <summary>True or false.</summary>
    public sealed record Flag(ArmPlace Place, bool Value) : ArmNode(Place);

    /// <summary>Null.</summary>
    public sealed record Null(ArmPlace Place) : ArmNode(Place);

    /// <summary>A value that the files do not contain.</summary>
    /// <param name="Place">The location of the expression.</param>
    /// <param name="What">The expression or placeholder.</param>
    /// <param name="Asks">The values that determine it.</param>
    public sealed record Unknown(ArmPlace Place, string What, IReadOnlyList<Ask> Asks) : ArmNode(Place)
    {
        /// <summary>Whether two unknown values with this ask are the same value.</summary>
        public bool IsDirect { get; init; }

        /// <summary>Known facts about the text.</summary>
        public TextFacts Facts { get; init; } = TextFacts.None;
    }

    /// <summary>A text with known and unknown parts, in their order: at least one <see cref="Unknown"/> and at most one text between two.</summary>
    public sealed record Partial(ArmPlace Place, IReadOnlyList<ArmNode> Parts) : ArmNode(Place)
    {
        /// <summary>The known text at the start.</summary>
        public string Start => (Parts[0] as Text)?.Value ?? "";

        /// <summary>The known text at the end.</summary>
        public string End => (Parts[^1] as Text)?.Value ?? "";
    }

    /// <summary>One of several values.</summary>
    /// <param name="Place">The location of the expression.</param>
    /// <param name="What">The expression.</param>
    /// <param name="Asks">The values that decide which.</param>
    /// <param name="Options">The possible values.</param>
    public sealed record Either(ArmPlace Place, string What, IReadOnlyList<Ask> Asks, IReadOnlyList<ArmNode> Options) : ArmNode(Place);

    /// <summary>A list whose first and last items are known, with any number of items between them.</summary>
    public sealed record OpenList(ArmPlace Place, IReadOnlyList<ArmNode> Head, Unknown Middle, IReadOnlyList<ArmNode> Tail) : ArmNode(Place);
}

/// <summary>A line of a file.</summary>
internal readonly record struct ArmPlace(string File, int Line);
