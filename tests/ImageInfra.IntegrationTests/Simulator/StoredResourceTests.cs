using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.State;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>What is read from the text of a resource without making a tree of it.</summary>
public sealed class StoredResourceTests
{
    public static TheoryData<string> Bodies =>
    [
        """{"id":"/x","location":"westeurope","tags":{"location":"no"},"properties":{"a":{"provisioningState":"no"},"provisioningState":"Creating","text":"é"},"systemData":{"createdBy":"me","createdAt":"then"}}""",
        """{"systemData":{"lastModifiedBy":"you","createdBy":"me","createdAt":"then"},"properties":{"provisioningState":"Creating","text":"é"},"nothing":null,"location":"westeurope"}""",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void What_was_written_and_what_was_read_from_a_file_say_the_same(string body)
    {
        foreach (var resource in (StoredResource[])[Written(body), FromFile(body)])
        {
            Assert.Equal(body, Encoding.UTF8.GetString(resource.Utf8));
            Assert.Equal(("westeurope", "Creating"), (resource.Location, resource.ProvisioningState));
            Assert.Equal(("me", "then"), resource.Creation);
            Assert.Equal("é", resource.Property("text"));
            Assert.Null(resource.Property("other"));
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Another_state_takes_the_place_of_the_one_before_and_everything_else_is_found_again(string body)
    {
        foreach (var state in (string[])["Succeeded", "Failed", "Deleting"])
        {
            var resource = Written(body).With(state)!.With("Updating")!.With(state)!;

            Assert.Equal(body.Replace("Creating", state, StringComparison.Ordinal), Encoding.UTF8.GetString(resource.Utf8));
            Assert.Equal(("westeurope", state), (resource.Location, resource.ProvisioningState));
            Assert.Equal(("me", "then"), resource.Creation);
            Assert.Equal("é", resource.Property("text"));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"location":null,"properties":null,"systemData":{}}""")]
    [InlineData("""{"properties":{"provisioningState":7}}""")]
    public void What_a_resource_does_not_say_is_not_there(string body)
    {
        foreach (var resource in (StoredResource[])[Written(body), FromFile(body)])
        {
            Assert.Equal((null, null), (resource.Location, resource.ProvisioningState));
            Assert.Equal((null, null), resource.Creation);
            Assert.Null(resource.Property("text"));
        }
    }

    [Fact]
    public void A_resource_without_a_state_has_no_other_one() => Assert.Null(Written("""{"properties":{}}""").With("Succeeded"));

    private static StoredResource Written(string body) => StoredResource.Create("/x", (JsonObject)JsonNode.Parse(body)!, null);

    private static StoredResource FromFile(string body) => new("/x", Encoding.UTF8.GetBytes(body), null);
}
