using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Engine;

/// <summary>The inputs of arguments types, found once for each type.</summary>
internal static class InputMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<InputMember>> s_members = [];

    public static IReadOnlyList<InputMember> Of(Type type) => s_members.GetOrAdd(type, Find);

    private static IReadOnlyList<InputMember> Find(Type type)
    {
        var members = new List<InputMember>();
        for (var at = type; at is not null; at = at.BaseType)
        {
            members.AddRange(at.GetFields(Declared)
                .Where(f => f.IsDefined(typeof(InputAttribute)))
                .Select(f => Member(f, f.GetValue)));
            members.AddRange(at.GetProperties(Declared)
                .Where(p => p.IsDefined(typeof(InputAttribute)))
                .Select(p => Member(p, p.GetValue)));
        }

        return members;
    }

    private static InputMember Member(MemberInfo member, Func<object, object?> get)
    {
        var attribute = member.GetCustomAttribute<InputAttribute>()!;
        return new(attribute.Name, $"{member.DeclaringType!.FullName}.{PropertyName(member.Name)}", attribute.IsRequired, attribute.Json, get);
    }

    // An auto-property has the field <Name>k__BackingField; an explicit one has the field _name.
    private static string PropertyName(string name) => name switch
    {
        ['<', ..] => name[1..name.IndexOf('>', StringComparison.Ordinal)],
        ['_', var first, .. var rest] => char.ToUpperInvariant(first) + rest,
        _ => name,
    };
}
