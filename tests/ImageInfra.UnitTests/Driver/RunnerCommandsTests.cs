using ImageInfra.Driver.Foundations;

namespace ImageInfra.UnitTests.Driver;

public sealed class RunnerCommandsTests
{
    private static readonly string[] s_parts = [" :", ":error", "::x ##v", "so", "["];

    [Theory]
    [InlineData("::error::x", ":\\u003aerror::x")]
    [InlineData("a\n  \t::error::x", "a\n  \t:\\u003aerror::x")]
    [InlineData("a\r::error::x", "a\r:\\u003aerror::x")]
    [InlineData("\u00a0::error::x", "\u00a0:\\u003aerror::x")]
    [InlineData("##[group]x", "##\\u005bgroup]x")]
    [InlineData("text ##vso[task.complete]x", "text ##vso\\u005btask.complete]x")]
    [InlineData("###VSO[task]", "###VSO\\u005btask]")]
    [InlineData("\e[31m::error::x", "\e[31m:\\u003aerror::x")]
    [InlineData("##\e[1mvso[x", "##\e[1mvso\\u005bx")]
    [InlineData("#\ufe0f#vso[x", "#\ufe0f#vso\\u005bx")]
    [InlineData("std::vector a::b : :c # [x] ## [y] #[z] ##1[a]", "std::vector a::b : :c # [x] ## [y] #[z] ##1[a]")]
    public void No_escaped_line_is_a_command(string text, string disarmed) => Assert.Equal(disarmed, RunnerCommands.Disarmed(text));

    [Fact]
    public void A_command_split_over_several_parts_is_escaped()
    {
        var commands = new RunnerCommands();

        Assert.Equal(" :|\\u003aerror|::x ##v|so|\\u005b", string.Join('|', s_parts.Select(commands.Next)));
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("CI", "true", false)]
    public void Two_environment_variables_identify_a_runner(string name, string value, bool isRunner) =>
        Assert.Equal(isRunner, RunnerCommands.IsRunner(new Dictionary<string, string> { [name] = value }));
}
