using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>The types of the real <c>Pulumi.AzureNative</c> that are neither in the member lists nor in the stand-in.</summary>
internal static class OtherTypes
{
    private const string Source = "tests/ImageInfra.UnitTests/Offline/OtherTypes.txt";

    /// <summary>The full names.</summary>
    public static IEnumerable<string> Names()
    {
        var rootNamespace = "";
        foreach (var line in File.ReadLines(Path.Combine(RepositoryFiles.Root, Source)).Where(l => !l.StartsWith('#')))
        {
            if (line.EndsWith(':'))
            {
                rootNamespace = line[..^1];
                continue;
            }

            foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return $"{rootNamespace}.{name}";
            }
        }
    }

    /// <summary>Declares a class without members for each type that is not in <paramref name="known"/>.</summary>
    public static string ToCSharp(IReadOnlySet<string> known) => string.Join('\n', Names()
        .Where(n => !known.Contains(n))
        .Select(n => $"namespace {n[..n.LastIndexOf('.')]} {{ public class {n[(n.LastIndexOf('.') + 1)..]}; }}"));
}
