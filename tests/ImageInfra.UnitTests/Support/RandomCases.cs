using System.Globalization;

namespace ImageInfra.UnitTests.Support;

/// <summary>The number of random cases of tests that generate them.</summary>
internal static class RandomCases
{
    private const int Default = 5_000;

    /// <summary>The environment variable with another number, such as 100000 before a release.</summary>
    private const string Variable = "IMAGEINFRA_CASES";

    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var count) ? count : Default;
}
