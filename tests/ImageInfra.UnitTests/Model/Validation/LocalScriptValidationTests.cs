using ImageInfra.Cli.Catalog;
using ImageInfra.Driver.Validation;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Tests that script files are validated like inline scripts, with their own line numbers.</summary>
public sealed class LocalScriptValidationTests : IDisposable
{
    private readonly SomeScripts _scripts = new();

    public LocalScriptValidationTests() => _scripts
        .File("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n")
        .Image("web", "{ type: Shell, name: setup, script: scripts/setup.sh }");

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData("#!/bin/bash\nset -e\nsudo apt-get install nginx\n", "infra/images/scripts/setup.sh:3:6: interactive-command: 'apt-get install' asks for confirmation; add --yes")]
    [InlineData("#!/bin/bash\necho hello\nsudo reboot\n", "infra/images/scripts/setup.sh:3:1: restart-in-script: restarts the VM, which breaks the build's connection")]
    [InlineData("#!/bin/bash\r\necho hello\r\n", "infra/images/scripts/setup.sh:1:12: crlf-line-ends: ends with a carriage return")]
    [InlineData("echo a\necho b\r\n", "infra/images/scripts/setup.sh:2:7: crlf-line-ends: ends with a carriage return")]
    [InlineData("echo a\nexport PASSWORD=hunter22\n", "infra/images/scripts/setup.sh:2:8: plain-secret: may contain a password: PASSWORD=***")]
    [InlineData("#!/usr/bin/env python3\nprint(1)\n", "infra/images/scripts/setup.sh:1:1: script-not-parsed: was not parsed, because its first line does not name a shell")]
    public async Task A_finding_in_a_script_has_a_line_of_the_script(string text, string expected)
    {
        _scripts.File("infra/images/scripts/setup.sh", text);

        Assert.StartsWith(expected, Assert.Single(await FindAsync()), StringComparison.Ordinal);
    }

    [ShellTheory]
    [InlineData("#!/bin/bash\nif true; then\necho a\n", "infra/images/scripts/setup.sh:3:1: shell-syntax: syntax error: unexpected end of file")]
    public async Task A_script_of_the_project_is_parsed(string text, string expected)
    {
        _scripts.File("infra/images/scripts/setup.sh", text);

        Assert.StartsWith(expected, Assert.Single(await FindAsync(new BashParser())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_the_project_needs_no_checksum()
    {
        _scripts
            .File("infra/policy.yaml", "pinnedScripts: true\n")
            .File("infra/images/scripts/setup.sh", "#!/bin/bash\necho hello\n");

        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_has_its_own_rule()
    {
        _scripts.File("infra/images/scripts/setup.sh", "");
        using (var file = File.OpenWrite(_scripts.Project.File("infra", "images", "scripts", "setup.sh")))
        {
            file.SetLength(30 * 1024 * 1024);
        }

        Assert.StartsWith("infra/images/web.yaml:6:0: file-too-large: 'infra/images/scripts/setup.sh' has 30 MB", Assert.Single(await FindAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_turns_the_warning_into_a_note_but_does_not_meet_a_policy()
    {
        _scripts.Image("web", "{ type: Shell, name: setup, scriptUri: 'https://example.com/latest.sh', unpinned: the vendor has the newest alone }");
        var without = await FindAsync();
        _scripts.File("infra/policy.yaml", "pinnedScripts: true\n");

        Assert.StartsWith("infra/images/web.yaml:6:79: script-unpinned: 'setup' fetches content that may change without notice: the vendor has the newest alone", Assert.Single(without), StringComparison.Ordinal);
        Assert.Contains(await FindAsync(), f => f.Contains("policy-pinned: 'setup' needs a sha256Checksum", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FindAsync(params IReadOnlyList<ImageInfra.Model.Rules.IScriptParser> parsers)
    {
        var report = await new ProjectValidation(parsers).CheckAsync([new FactoryProject(_scripts.Project.FullName, "dev")], [], default);
        return [.. report.Findings.Select(f => $"{f.File.Replace('\\', '/')}:{f.Line}:{f.Column}: {f.Rule}: {f.Message}")];
    }
}
