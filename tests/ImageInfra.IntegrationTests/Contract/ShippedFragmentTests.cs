using System.Diagnostics;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Description;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Tests that the shipped fragments match the editor schema, and that shells can parse their commands.</summary>
public sealed class ShippedFragmentTests
{
    private static readonly string s_folder = Path.Combine(RepositoryRoot.Path, "src", "ImageInfra.Model", "Fragments");

    private static readonly string[] s_lists = ["customize", "validate"];

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(s_folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_shipped_fragment_has_no_errors_in_editors(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(ImageSchema.CreateOfFragments());
        var value = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(await File.ReadAllTextAsync(FileOf(name)));

        Assert.Empty(schema.Validate(new SerializerBuilder().JsonCompatible().Build().Serialize(value!)).Select(e => e.ToString()));
    }

    [InstalledTheory("bash")]
    [MemberData(nameof(Names))]
    public async Task Bash_parses_the_commands_of_a_shipped_fragment(string name) =>
        Assert.All(await Task.WhenAll(Scripts(name, "Shell").Select(script => CheckAsync("bash", ["-n"], script))), Assert.Empty);

    [InstalledTheory("pwsh")]
    [MemberData(nameof(Names))]
    public async Task PowerShell_parses_the_commands_of_a_shipped_fragment(string name) =>
        Assert.All(
            await Task.WhenAll(Scripts(name, "PowerShell").Select(script => CheckAsync(
                "pwsh",
                ["-NoProfile", "-NonInteractive", "-Command", "$e = $null; [void][Management.Automation.Language.Parser]::ParseInput([Console]::In.ReadToEnd(), [ref]$null, [ref]$e); $e"],
                script))),
            Assert.Empty);

    private static IEnumerable<string> Scripts(string name, string type)
    {
        var fragment = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(FileOf(name)));
        return s_lists
            .Select(key => fragment.GetValueOrDefault(key))
            .OfType<List<object>>()
            .SelectMany(steps => steps.Cast<Dictionary<object, object>>())
            .Where(step => (string)step["type"] == type && step.ContainsKey("inline"))
            .Select(step => string.Join('\n', (List<object>)step["inline"]).Replace("${{ sizeInMBs }}", "1", StringComparison.Ordinal));
    }

    // The errors of the shell.
    private static async Task<string> CheckAsync(string shell, string[] arguments, string script)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    private static string FileOf(string name) => Path.Combine(s_folder, $"{name}.yaml");
}
