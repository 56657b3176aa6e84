using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.UnitTests.Cli;

/// <summary>Resources are called as Azure calls them.</summary>
public sealed class ResourceNounsTests
{
    public static TheoryData<string> Tokens => [.. ArmTypes.All.Select(t => t.Token)];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Every_type_that_a_stack_declares_has_a_noun_of_azures(string token) =>
        Assert.NotEqual(token.Split(':')[^1], ResourceNouns.Of(token));
}
