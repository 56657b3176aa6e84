namespace ImageInfra.Import.Arm;

/// <summary>An ARM expression, such as <c>concat(parameters('a').b[0], '-x')</c>.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>A text in quotes.</summary>
    public sealed record Text(string Value) : Expression
    {
        public override string ToString() => $"'{Value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A whole number.</summary>
    public sealed record Number(decimal Value) : Expression
    {
        public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A function and its arguments; the name has a namespace where the template defines it.</summary>
    public sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression
    {
        public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

        public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
    }

    /// <summary>A property or an item of a value.</summary>
    /// <param name="Of">The value.</param>
    /// <param name="Key">The name of the property, or the index.</param>
    /// <param name="IsSafe">Whether null is the answer where there is none.</param>
    public sealed record Member(Expression Of, Expression Key, bool IsSafe) : Expression
    {
        public override string ToString() => Key is Text { Value: var name } && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? $"{Of}{(IsSafe ? ".?" : ".")}{name}"
            : $"{Of}[{Key}]";
    }
}
