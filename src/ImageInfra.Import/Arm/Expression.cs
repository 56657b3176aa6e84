namespace ImageInfra.Import.Arm;

/// <summary>An ARM expression, such as <c>concat(parameters('a').b[0], '-x')</c>.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>A string literal.</summary>
    public sealed record Text(string Value) : Expression
    {
        public override string ToString() => $"'{Value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A number literal.</summary>
    public sealed record Number(decimal Value) : Expression
    {
        public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A function call. The name of a user-defined function includes its namespace.</summary>
    public sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression
    {
        public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

        public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
    }

    /// <summary>A property of an object, or an item of an array.</summary>
    /// <param name="Of">The value.</param>
    /// <param name="Key">The name of the property, or the index.</param>
    /// <param name="IsSafe">Whether a missing member evaluates to null.</param>
    public sealed record Member(Expression Of, Expression Key, bool IsSafe) : Expression
    {
        public override string ToString() => Key is Text { Value: var name } && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? $"{Of}{(IsSafe ? ".?" : ".")}{name}"
            : $"{Of}[{Key}]";
    }
}
