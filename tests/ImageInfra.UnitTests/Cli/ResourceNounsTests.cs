using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.UnitTests.Cli;

/// <summary>Tests that resources have Azure's nouns.</summary>
public sealed class ResourceNounsTests
{
    public static TheoryData<string> Tokens => [.. ArmTypes.All.Select(t => t.Token)];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Every_declared_type_has_azures_noun(string token) =>
        Assert.NotEqual(token.Split(':')[^1], ResourceNouns.Of(token));
}
