using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests how commands read and edit stack files.</summary>
[Collection(PulumiCollection.Name)]
public sealed class SettingsTests : IDisposable
{
    private const string Image = "windows-server-2025";
    private const string Cipher = "v1:NkAsd0FlR2s=:c2VjcmV0c2VjcmV0";

    private static readonly string[] s_hostile =
    [
        "my channel", "a\nb", "a: b", "#x", "{", "}", "[a]", "'", "\"", "&a", "*a", "!!x", "<<", "../../x", "\u001b[31mred\u001b[0m", "é", "日本語", "😀", "a,b",
        "imageinfra:protect", "x y: { z }", new('a', 41), new('a', 5000),
    ];

    private readonly ProjectCopy _project = new();

    private string Pins => Path.Combine(_project.LocalState, "local", "pins", "Pulumi.dev.yaml");

    private string StackFile => Path.Combine(_project.Directory, "Pulumi.dev.yaml");

    // A file whose last setting was removed still has the line 'config:'.
    private string PinsText => File.Exists(Pins) && File.ReadAllText(Pins) is var text && text != "config:\n" ? text : "";

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task No_editing_command_writes_an_unreadable_file()
    {
        await _project.RunAsync("up", "--local");
        await _project.RunAsync("build", Image, "--local");
        var stack = File.ReadAllText(StackFile);
        var before = PinsText;
        foreach (var text in s_hostile)
        {
            var set = await _project.RunAsync("channel", "set", Image, text, "--local");
            var rollback = await _project.RunAsync("rollback", Image, "--channel", text, "--local");
            var promote = await _project.RunAsync("promote", text, "--from", "dev", "--to", "dev", "--local");

            Assert.True(set.ExitCode is ExitCode.InvalidInput, $"channel set '{text}': {set.ExitCode} {set.Error}");
            Assert.NotEqual(ExitCode.Success, rollback.ExitCode);
            Assert.NotEqual(ExitCode.Success, promote.ExitCode);
            Assert.Equal(before, PinsText);
            Assert.DoesNotContain('\u001b', set.Error + rollback.Error);

            var revoke = await _project.RunAsync("revoke", Image, "1.0.0", "--reason", text, "--local");
            Assert.True(revoke.ExitCode is ExitCode.Success or ExitCode.InvalidInput, $"revoke '{text}': {revoke.ExitCode} {revoke.Error}");
            Assert.Equal(ExitCode.Success, (await _project.RunAsync("restore", Image, "1.0.0", "--local")).ExitCode);
            Assert.Equal(before, PinsText);
        }

        var good = await _project.RunAsync("channel", "set", Image, "stable", "--local");
        Assert.True(good.ExitCode is ExitCode.Success, good.Error);
        Assert.Equal(ExitCode.Success, (await _project.RunAsync("images", "--local")).ExitCode);
        Assert.Equal(stack, File.ReadAllText(StackFile));
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("up")]
    [InlineData("validate")]
    public async Task Two_stacks_with_the_same_group_are_refused_before_any_write(string command)
    {
        File.AppendAllText(StackFile, "  imageinfra:resourceGroupName: rg-imageinfra-prod\n");

        var result = await _project.RunAsync(command, "--local");

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        var line = File.ReadLines(StackFile).Count();
        Assert.Contains($"Pulumi.dev.yaml:{line}: ", (result.Error + result.Output).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("(Pulumi.prod.yaml, by default)", Flat(result), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_project.LocalState, "local", "stacks")));
    }

    [Theory]
    [InlineData("config: [\n", "Pulumi.dev.yaml:2: is not YAML")]
    [InlineData("config:\n\timageinfra:location: westeurope\n", "Pulumi.dev.yaml:2: is not YAML")]
    [InlineData("config: 5\n", "Pulumi.dev.yaml:1: config: is not a mapping")]
    [InlineData("5\n", "Pulumi.dev.yaml:1: is not a mapping")]
    [InlineData("", "imageinfra:location: is required")]
    [InlineData("config:\n  imageinfra:location: a\n  imageinfra:location: b\n", "Pulumi.dev.yaml:3: is not YAML")]
    [InlineData("config:\n  imageinfra:location: westeurope\nimageinfra:protect: true\n", "Pulumi.dev.yaml:3: imageinfra:protect: is at the top level of the file")]
    public async Task A_damaged_file_is_exit_2_with_its_line_for_every_command(string text, string expected)
    {
        File.WriteAllText(StackFile, text);

        foreach (var args in (string[][])[["validate"], ["images"], ["up", "--local"], ["preview", "--local"], ["build", "--local"], ["channel", "set", Image, "stable", "--local"], ["destroy", "--local"]])
        {
            var result = await _project.RunAsync(args);

            Assert.True(result.ExitCode is ExitCode.InvalidInput, $"{args[0]}: {result.ExitCode} {result.Error}");
            Assert.Contains(args[0] == "validate" ? expected.Split(": ")[0] : expected, Flat(result), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_missing_or_binary_file_is_exit_2()
    {
        File.Delete(StackFile);
        Assert.Contains("the file does not exist", Flat(await _project.RunAsync("images")), StringComparison.Ordinal);

        File.WriteAllBytes(StackFile, [0xFF, 0xFE, 0x00, 0xD8, 0x80]);
        var result = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.Contains("Pulumi.dev.yaml", Flat(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_tag_and_its_ciphertext_are_not_in_simulated_resources()
    {
        File.AppendAllText(StackFile, $"    owner:\n      secure: {Cipher}\n  imageinfra:webhooks: [{{ url: {{ secure: {Cipher} }}, secretVariable: KEY }}]\n");

        var up = await _project.RunAsync("up", "--local");
        var build = await _project.RunAsync("build", Image, "--local");
        var validate = await _project.RunAsync("validate");

        Assert.Equal((ExitCode.Success, ExitCode.Success, ExitCode.Success), (up.ExitCode, build.ExitCode, validate.ExitCode));
        Assert.Contains("imageinfra:tags.owner: secrets cannot be decrypted with --local; the simulated resources lack these tags", Flat(up), StringComparison.Ordinal);
        Assert.Contains("webhook imageinfra:webhooks[0].url receives no events", Flat(build), StringComparison.Ordinal);
        Assert.DoesNotContain(Cipher, Flat(up) + Flat(build) + Flat(validate), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_project.LocalState, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Cipher, File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string Flat(CliResult result) => (result.Output + result.Error).ReplaceLineEndings(" ");
}
