using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageInfra.UnitTests.Offline;

/// <summary>
/// C# declarations of everything in a member list. Their bodies do not run and they implement no interfaces: a compiler only resolves
/// names, members and conversions with them.
/// </summary>
internal sealed partial class ListedAssembly
{
    private static readonly string[] s_passing = ["out ", "ref ", "in "];

    private readonly Dictionary<string, string> _types = [];
    private readonly ILookup<string, string> _parents;
    private readonly ILookup<string, ListedMember> _members;
    private readonly Dictionary<(string Signature, int Position), string> _parameterNames = [];
    private readonly ILookup<(string Signature, int Position), string> _parameterOptions;

    private ListedAssembly(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Where(l => l[0] == 'T'))
        {
            var declaration = line[2..].Split(" where ")[0];
            var space = declaration.LastIndexOf(' ');
            _types[declaration[(space + 1)..]] = declaration[..space];
        }

        _parents = lines.Where(l => l[0] is 'B' or 'I').Select(l => l[2..].Split(" : ")).ToLookup(p => p[0], p => p[1]);
        _members = lines.Select(ListedMember.Read).OfType<ListedMember>().ToLookup(m => m.Owner);
        foreach (var (key, name) in lines.Where(l => l[0] == 'P').Select(AboutParameter))
        {
            _parameterNames[key] = name;
        }

        _parameterOptions = lines.Where(l => l[0] == 'O').Select(AboutParameter).ToLookup(o => o.Key, o => o.Text);
    }

    /// <summary>The full name of every type, as in the list.</summary>
    public IEnumerable<string> TypeNames => _types.Keys;

    /// <summary>Every member, in any order.</summary>
    public IEnumerable<ListedMember> Members => _members.SelectMany(m => m);

    public static ListedAssembly Read(IEnumerable<string> lines) => new([.. lines.Where(l => l.Length > 0)]);

    public string ToCSharp()
    {
        var text = new StringBuilder();
        foreach (var name in _types.Keys.Where(n => !n.Contains('+', StringComparison.Ordinal)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"namespace {name[..name.LastIndexOf('.')]} {{ {Declaration(name)} }}");
        }

        return text.ToString();
    }

    private static ((string Signature, int Position) Key, string Text) AboutParameter(string line)
    {
        var mark = line.LastIndexOf(" #", StringComparison.Ordinal);
        var space = line.IndexOf(' ', mark + 1);
        return ((line[2..mark], int.Parse(line[(mark + 2)..space], CultureInfo.InvariantCulture)), line[(space + 1)..]);
    }

    private string Declaration(string type)
    {
        var kind = _types[type];
        var name = SimpleName(type) + TypeParameters(type);
        if (kind == "delegate")
        {
            var invoke = _members[type].Single(m => m.Name == "Invoke");
            return $"public delegate {ListedType.ToCSharp(invoke.Type)} {name}({Parameters(invoke)});";
        }

        if (kind == "enum")
        {
            return $"public enum {name} {{ {string.Join(", ", _members[type].Select(m => $"{m.Name} {m.Rest}"))} }}";
        }

        var parents = _parents[type].Select(ListedType.ToCSharp).ToList();
        var nested = _types.Keys.Where(n => n.StartsWith($"{type}+", StringComparison.Ordinal)).Select(Declaration);
        var members = _members[type].Where(m => m.Kind != 'R' && !IsProperty(m)).Select(m => Member(m, kind))
            .Concat(_members[type].Where(IsProperty).GroupBy(m => (m.Name, Index: m.Parameters?.Single())).Select(p => Property([.. p], kind)));
        var hidden = kind.EndsWith("class", StringComparison.Ordinal) && kind != "static class" && !_members[type].Any(m => m.Name == ".ctor")
            ? $"private {SimpleName(type)}() {{ }} "
            : "";
        return $"public {kind} {name}{(parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}")} {{ {hidden}{string.Join(' ', members.Concat(nested))} }}";
    }

    private static bool IsProperty(ListedMember member) => member.Rest is "get" or "set" or "init";

    private string Member(ListedMember member, string kind)
    {
        var modifiers = Access(member) + (kind == "interface" ? "" : Words(member));
        return member switch
        {
            { Kind: 'F' } => $"{modifiers}{ListedType.ToCSharp(member.Type)} {member.Name}{(member.Rest.StartsWith('=') ? $" {member.Rest}" : "")};",
            { Name: ".ctor" } => $"{modifiers}{SimpleName(member.Owner)}({Parameters(member)}) {{ }}",
            { Name: "op_Implicit" } => $"{modifiers}implicit operator {ListedType.ToCSharp(member.Type)}({Parameters(member)}) => throw null!;",
            { Name: "op_Explicit" } => $"{modifiers}explicit operator {ListedType.ToCSharp(member.Type)}({Parameters(member)}) => throw null!;",
            { Name: "op_Equality" } => $"{modifiers}bool operator ==({Parameters(member)}) => throw null!;",
            { Name: "op_Inequality" } => $"{modifiers}bool operator !=({Parameters(member)}) => throw null!;",
            _ => $"{modifiers}{ListedType.ToCSharp(member.Type)} {member.Name}{MethodTypeParameters(member)}({Parameters(member)}){Constraints(member)}"
                + (IsBodiless(member, kind) ? ";" : " => throw null!;"),
        };
    }

    private static string Property(IReadOnlyList<ListedMember> accessors, string kind)
    {
        var first = accessors.FirstOrDefault(a => Access(a) == "public ") ?? accessors[0];
        var hasBody = !IsBodiless(first, kind);
        var bodies = accessors.Select(a => $"{(Access(a) == Access(first) ? "" : Access(a))}{a.Rest}{(hasBody ? " => throw null!;" : ";")}");
        var name = first.Parameters is [var index] ? $"this[{ListedType.ToCSharp(index)} index]" : first.Name;
        return $"{Access(first)}{(kind == "interface" ? "" : Words(first))}{ListedType.ToCSharp(first.Type)} {name} {{ {string.Join(' ', bodies)} }}";
    }

    private static bool IsBodiless(ListedMember member, string kind) => kind == "interface"
        ? !member.Modifiers.Contains("default", StringComparison.Ordinal)
        : member.Modifiers.Contains("abstract", StringComparison.Ordinal);

    private static string Access(ListedMember member) => member.Modifiers.Contains("protected", StringComparison.Ordinal) ? "protected " : "public ";

    private static string Words(ListedMember member) =>
        (member.Kind == 'V' ? "override " : "")
        + member.Modifiers.Replace("protected ", "", StringComparison.Ordinal).Replace("default ", "", StringComparison.Ordinal);

    private string Parameters(ListedMember member) => string.Join(", ", member.Parameters!.Select((type, position) =>
    {
        var key = (member.Signature, position);
        var options = _parameterOptions[key].ToList();
        var passing = s_passing.FirstOrDefault(p => type.StartsWith(p, StringComparison.Ordinal)) ?? "";
        var word = options.Contains("this") ? "this " : options.Contains("params") ? "params " : "";
        var value = options.Any(o => o.StartsWith('=')) ? " = default" : "";
        return $"{word}{passing}{ListedType.ToCSharp(type[passing.Length..])} @{_parameterNames.GetValueOrDefault(key, $"p{position}")}{value}";
    }));

    private static string SimpleName(string type) => ListedType.Arity(type[(type.LastIndexOfAny(['.', '+']) + 1)..]).Name;

    private string TypeParameters(string type)
    {
        var names = TypeParameterNames(type);
        return names.Length == 0 ? "" : $"<{string.Join(", ", names)}>";
    }

    // A list has the type parameters of a type only if its members use them.
    private string[] TypeParameterNames(string type)
    {
        var arity = ListedType.Arity(type[(type.LastIndexOf('.') + 1)..]).Arity;
        if (arity == 0)
        {
            return [];
        }

        var own = new Regex($@"{Regex.Escape(type)}\[(\w+(?:,\w+)*)\]");
        var seen = _members[type].Where(m => m.Arity == 0).Select(m => own.Match(m.Signature)).Concat(_parents[type].Select(p => own.Match(p))).FirstOrDefault(m => m.Success);
        return seen?.Groups[1].Value.Split(',')
            ?? [.. _parents[type].Concat(_members[type].Select(m => m.Type)).SelectMany(FreeNames).Distinct().Append("T").Take(arity)];
    }

    private string MethodTypeParameters(ListedMember member) =>
        member.Arity == 0 ? "" : $"<{string.Join(", ", MethodTypeParameterNames(member))}>";

    private IEnumerable<string> MethodTypeParameterNames(ListedMember member) =>
        member.Parameters!.Append(member.Type).SelectMany(FreeNames)
            .Concat(member.Rest.Split("where ").Skip(1).Select(c => c.Split(':')[0]))
            .Except(TypeParameterNames(member.Owner))
            .Distinct()
            .Take(member.Arity);

    private static string Constraints(ListedMember member) => string.Concat(member.Rest.Split("where ").Skip(1).Select(c =>
    {
        var parts = c.Trim().Split(':', 2);
        return $" where {parts[0]} : {string.Join(", ", parts[1].Split('&').Select(b => b.EndsWith("()", StringComparison.Ordinal) ? b : ListedType.ToCSharp(b)))}";
    }));

    private static IEnumerable<string> FreeNames(string type) => FreeName().Matches(type).Select(m => m.Value).Where(n => n is not ("out" or "ref" or "in"));

    [GeneratedRegex(@"(?<![\w.`+])[A-Za-z_]\w*(?![\w.`+])")]
    private static partial Regex FreeName();
}
