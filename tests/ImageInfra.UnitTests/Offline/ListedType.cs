using System.Globalization;

namespace ImageInfra.UnitTests.Offline;

/// <summary>Converts type names of member lists (<c>Pulumi.Input`1[System.String]</c>) to C#.</summary>
internal static class ListedType
{
    /// <summary>A type that a member uses.</summary>
    public static string ToCSharp(string listed)
    {
        if (listed.EndsWith(']') && listed.LastIndexOf('[') is var open && listed[(open + 1)..^1].All(c => c == ','))
        {
            return ToCSharp(listed[..open]) + listed[open..];
        }

        if (!listed.Contains('.', StringComparison.Ordinal))
        {
            return listed;
        }

        var bracket = listed.IndexOf('[', StringComparison.Ordinal);
        var arguments = new Queue<string>(bracket < 0 ? [] : Split(listed[(bracket + 1)..^1]).Select(ToCSharp));
        var name = string.Join('.', (bracket < 0 ? listed : listed[..bracket]).Split('+').Select(part => Construct(part, arguments)));
        return name == "System.Void" ? "void" : $"global::{name}";
    }

    /// <summary>Splits a text at commas outside brackets.</summary>
    public static IEnumerable<string> Split(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i];
                start = i + 1;
            }
        }

        if (list.Length > 0)
        {
            yield return list[start..];
        }
    }

    /// <summary>Splits a listed name into the name and its number of type parameters.</summary>
    public static (string Name, int Arity) Arity(string listed)
    {
        var mark = listed.IndexOf('`', StringComparison.Ordinal);
        return mark < 0 ? (listed, 0) : (listed[..mark], int.Parse(listed[mark..].Trim('`'), CultureInfo.InvariantCulture));
    }

    private static string Construct(string part, Queue<string> arguments)
    {
        var (name, arity) = Arity(part);
        return arity == 0 ? name : $"{name}<{string.Join(", ", Enumerable.Range(0, arity).Select(_ => arguments.Dequeue()))}>";
    }
}
