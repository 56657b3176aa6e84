namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Why a version stays.</summary>
/// <param name="Rule">The rule that keeps it.</param>
/// <param name="Text">The reason, for people.</param>
/// <param name="Subjects">What it stays for: ARM ids, versions, channels or stacks; empty where it stays for itself.</param>
public sealed record KeepReason(KeepRule Rule, string Text, IReadOnlyList<string> Subjects)
{
    private const int MostNames = 3;

    /// <summary>The first names of a list, and how many more there are.</summary>
    internal static string Names(IReadOnlyList<string> names) => names.Count <= MostNames + 1
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
