using System.Text.Json.Nodes;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

public sealed class SealedValuesTests
{
    private static readonly string[] s_key = SecretCanaries.PrivateKeys[0].Split('\n');

    private static JsonObject Inputs(string password = "hunter22") => new()
    {
        ["inline"] = new JsonArray(["echo hello", $"export PASSWORD={password}", .. s_key.Select(l => JsonValue.Create(l))]),
        ["tags"] = new JsonObject { ["password"] = "horse", ["team"] = "platform" },
        ["count"] = 3,
    };

    [Fact]
    public void Secrets_are_not_in_the_sealed_form()
    {
        var text = SealedValues.Seal(Inputs()).ToJsonString();

        Assert.All([.. s_key[1..^1], "hunter22", "horse"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.Contains("echo hello", text, StringComparison.Ordinal);
        Assert.Contains("platform", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sealing_twice_changes_nothing() => Assert.True(JsonNode.DeepEquals(SealedValues.Seal(Inputs()), SealedValues.Seal(SealedValues.Seal(Inputs()))));

    [Fact]
    public void A_sealed_value_equals_only_its_original()
    {
        Assert.True(SealedValues.AreSame(SealedValues.Seal(Inputs()), Inputs()));
        Assert.False(SealedValues.AreSame(SealedValues.Seal(Inputs()), Inputs("hunter23")));
    }
}
