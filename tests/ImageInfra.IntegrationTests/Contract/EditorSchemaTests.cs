using ImageInfra.IntegrationTests.Support;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Tests that the editor schemas accept what the loader accepts, and mark mistakes.</summary>
public sealed class EditorSchemaTests
{
    private static readonly Dictionary<string, string> s_files = SomeYaml.Complete
        .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "infra", "images"), "*.yaml")
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Yaml: File.ReadAllText(file))))
        .ToDictionary(f => f.Name, f => f.Yaml);

    public static TheoryData<string> Files => [.. s_files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_valid_file_has_no_errors_in_editors(string name) => Assert.Empty(await EditorSchema.ProblemsAsync(s_files[name]));

    [Theory]
    [InlineData("osType: Windows", "osType: Vista")]
    [InlineData("osType: Windows", "osTipe: Windows")]
    [InlineData("buildTimeoutInMinutes: 90", "buildTimeoutInMinutes: 961")]
    [InlineData("type: WindowsRestart", "type: Reboot")]
    [InlineData("restartTimeout: 10m", "restartTimeout: ten")]
    [InlineData("scheme: Source", "scheme: Source, major: 1")]
    [InlineData("    publisher: p\n", "")]
    public async Task A_mistake_is_an_error_in_editors(string good, string slip)
    {
        Assert.Contains(good, SomeYaml.Everything, StringComparison.Ordinal);

        Assert.NotEmpty(await EditorSchema.ProblemsAsync(SomeYaml.Everything.Replace(good, slip, StringComparison.Ordinal)));
    }
}
