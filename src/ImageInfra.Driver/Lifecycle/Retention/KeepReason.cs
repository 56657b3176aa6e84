namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A reason to keep a version.</summary>
/// <param name="Rule">The rule that keeps it.</param>
/// <param name="Text">The reason in words.</param>
/// <param name="Subjects">The ARM ids, versions, channels or stacks that need the version; empty if there are none.</param>
public sealed record KeepReason(KeepRule Rule, string Text, IReadOnlyList<string> Subjects)
{
    private const int MostNames = 3;

    /// <summary>Lists the first names, and the number of the rest.</summary>
    internal static string Names(IReadOnlyList<string> names) => names.Count <= MostNames + 1
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
