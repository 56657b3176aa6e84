using ImageInfra.Model.Secrets;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Secrets;

/// <summary>Tests the secret detector that rules and masks share.</summary>
public sealed class SecretScannerTests
{
    private const string Prefix = "[3f2a9c1b] PACKER OUT     azure-arm: ";

    public static TheoryData<SecretCanary> Canaries => [.. SecretCanaries.All];

    public static TheoryData<string> Keys => [.. SecretCanaries.PrivateKeys];

    public static TheoryData<string> Harmless => [.. SecretCanaries.Harmless];

    [Theory]
    [MemberData(nameof(Canaries))]
    public void A_secret_is_found_under_its_name_and_masked_as_a_whole(SecretCanary canary)
    {
        var masked = SecretText.Masked(canary.Text);

        Assert.Contains(canary.Finding, new SecretScanner().Scan(canary.Text).Select(f => f.Name));
        Assert.DoesNotContain(canary.Secret, masked, StringComparison.Ordinal);
        Assert.Equal(masked, SecretText.Masked(masked));
    }

    [Theory]
    [MemberData(nameof(Canaries))]
    public void A_secret_in_an_escaped_text_is_masked(SecretCanary canary)
    {
        var escaped = canary.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

        Assert.DoesNotContain(canary.Secret, SecretText.Masked($"    - \"{escaped}\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConvertTo-SecureString \"a1\\b2\\c3\" -Force", "ConvertTo-SecureString \"***\" -Force")]
    [InlineData("sshpass -p \"a1\\b2\" ssh host", "sshpass -p \"***\" ssh host")]
    [InlineData("IDENTIFIED BY 'a1\\b2';", "IDENTIFIED BY '***';")]
    [InlineData("PASSWORD=\"a1\\b2\"", "PASSWORD=\"***\"")]
    public void A_backslash_does_not_end_a_quoted_secret(string text, string masked) => Assert.Equal(masked, SecretText.Masked(text));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_private_key_is_masked_line_by_line_with_any_line_prefix(string key)
    {
        foreach (var before in (string[])["", Prefix])
        {
            string[] lines = [.. key.Split('\n').Select(line => before + line), before + "and the build goes on"];
            var scanner = new SecretScanner();
            string[] streamed = [.. lines.Select(line => SecretText.Masked(line, scanner.Scan(line)))];

            Assert.Equal(streamed, SecretText.Masked(string.Join('\n', lines)).Split('\n'));
            Assert.All(Body(key), line => Assert.DoesNotContain(line, string.Join('\n', streamed), StringComparison.Ordinal));
            Assert.Equal(lines[^1], streamed[^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_private_key_in_one_line_is_masked(string key)
    {
        var masked = SecretText.Masked($"{{\"private_key\": \"{key.Replace("\n", "\\n", StringComparison.Ordinal)}\", \"next\": 1}}");

        Assert.All(Body(key), line => Assert.DoesNotContain(line, masked, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_of_another_stream_between_those_of_a_key_do_not_end_it()
    {
        var lines = SecretCanaries.PrivateKeys[0].Split('\n').SelectMany(line => new[] { Prefix + line, "[3f2a9c1b] PACKER ERR 2026/11/23 08:00:00 [INFO] 12 bytes" });

        var masked = SecretText.Masked(string.Join('\n', lines));

        Assert.All(Body(SecretCanaries.PrivateKeys[0]), line => Assert.DoesNotContain(line, masked, StringComparison.Ordinal));
        Assert.Contains("[INFO] 12 bytes", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_begins_in_the_middle_of_a_key_is_masked()
    {
        var scanner = SecretScanner.InTheMiddle();

        var masked = SecretText.Masked(string.Join('\n', Body(SecretCanaries.PrivateKeys[0]).Skip(1)), scanner);

        Assert.All(Body(SecretCanaries.PrivateKeys[0]), line => Assert.DoesNotContain(line, masked, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Ordinary_text_is_left_alone(string text) => Assert.Equal(text, SecretText.Masked(text));

    [Theory]
    [InlineData("password", "hunter22", true)]
    [InlineData("password", "$PASSWORD", false)]
    [InlineData("team", "platform", false)]
    [InlineData("password", "", false)]
    public void A_name_can_imply_that_its_value_is_a_secret(string name, string value, bool isSecret) => Assert.Equal(isSecret, SecretText.IsSecret(name, value));

    [Fact]
    public void The_documentation_has_every_kind()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "secrets.md")).ReplaceLineEndings("\n");

        var rows = string.Concat(SecretScanner.Descriptions.Select(d => $"| `{d.Name}` | {d.What} |\n"));
        Assert.True(page.Contains(rows, StringComparison.Ordinal), $"docs/secrets.md should have\n{rows}");
    }

    // A text with many prefixes of secrets but no complete one must not slow down the search.
    [Theory]
    [InlineData("token=")]
    [InlineData("http://a:")]
    [InlineData("curl -u ")]
    [InlineData("password=\"")]
    [InlineData("eyJaaaaaaaa.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("ldapsearch ")]
    [InlineData("authorization: ")]
    public async Task A_hostile_line_ends(string part)
    {
        var line = string.Concat(Enumerable.Repeat(part, 20_000));

        await Task.Run(() => SecretText.Masked(line)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static IEnumerable<string> Body(string key) => key.Split('\n').Where(line => !line.Contains('-', StringComparison.Ordinal) && !line.Contains(':', StringComparison.Ordinal));
}
