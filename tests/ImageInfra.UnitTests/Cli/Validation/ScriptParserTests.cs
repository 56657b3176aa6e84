using ImageInfra.Cli.Catalog;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Cli.Validation;

public sealed class ScriptParserTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [ShellTheory]
    [InlineData("touch {0}")]
    [InlineData("touch {0}\nif")]
    [InlineData("set +n\ntouch {0}")]
    [InlineData("set +o noexec; touch {0}")]
    [InlineData("x=$(touch {0})\necho `touch {0}`")]
    [InlineData("trap 'touch {0}' EXIT")]
    [InlineData("} ; touch {0}")]
    [InlineData(") ; touch {0}")]
    [InlineData("cat <<EOF\n$(touch {0})\nEOF")]
    [InlineData("eval \"touch {0}\"\n. /dev/stdin <<< 'touch {0}'")]
    [InlineData("\0touch {0}")]
    [InlineData("# a comment \\\ntouch {0}")]
    public async Task Bash_parses_without_running(string script)
    {
        var file = _directory.File("ran");

        Assert.NotNull(await new BashParser().ParseAsync([script.Replace("{0}", file, StringComparison.Ordinal)], CancellationToken.None));

        Assert.False(File.Exists(file));
    }

    [ShellTheory]
    [InlineData(1)]
    [InlineData(500)]
    public async Task Errors_are_assigned_to_their_scripts(int count)
    {
        string[] scripts = [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? $"echo {i}\nfi" : $"echo 'a\nb' {i}\nexit 3")];

        var problems = await new BashParser().ParseAsync(scripts, CancellationToken.None);

        Assert.Equal(scripts.Select((_, i) => i % 3 == 0 ? 2 : 0), problems!.Select(p => p.Count == 0 ? 0 : p[0].Line));
    }

    [Fact]
    public async Task Without_bash_scripts_are_not_parsed() =>
        Assert.Null(await new BashParser("no-such-bash").ParseAsync(["echo"], CancellationToken.None));

    [Fact]
    public async Task PowerShell_parses_without_running()
    {
        var file = _directory.File("ran");

        var problems = await new PowerShellParser().ParseAsync([$"New-Item '{file}'", "if ("], CancellationToken.None);

        Assert.Empty(problems![0]);
        Assert.NotEmpty(problems[1]);
        Assert.False(File.Exists(file));
    }
}
