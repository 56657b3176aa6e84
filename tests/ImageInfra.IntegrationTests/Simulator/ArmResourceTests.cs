using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Store;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests that a resource reads the same after its creation, from the store and from the file.</summary>
public sealed class ArmResourceTests
{
    public static TheoryData<string> Bodies =>
    [
        """{"id":"/x","location":"westeurope","tags":{"location":"no"},"properties":{"a":{"provisioningState":"no"},"provisioningState":"Creating","text":"é"},"systemData":{"createdBy":"me","createdAt":"then"}}""",
        """{"systemData":{"lastModifiedBy":"you","createdBy":"me","createdAt":"then"},"properties":{"provisioningState":"Creating","text":"é"},"nothing":null,"location":"westeurope"}""",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Created_stored_and_loaded_resources_are_equal(string body)
    {
        foreach (var resource in All(body))
        {
            Assert.Equal(body, Encoding.UTF8.GetString(resource.Utf8()));
            Assert.Equal(("westeurope", "Creating"), (resource.Location, resource.ProvisioningState));
            Assert.Equal(("me", "then"), (resource.Text("systemData", "createdBy"), resource.Text("systemData", "createdAt")));
            Assert.Equal("é", resource.Property("text"));
            Assert.Null(resource.Property("other"));
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_new_provisioning_state_changes_nothing_else(string body)
    {
        foreach (var state in (string[])["Succeeded", "Failed", "Deleting"])
        {
            foreach (var resource in All(body))
            {
                foreach (var next in (string[])[state, "Updating", state])
                {
                    resource.ProvisioningState = next;
                    resource.Store();
                }

                Assert.Equal(body.Replace("Creating", state, StringComparison.Ordinal), Encoding.UTF8.GetString(resource.Utf8()));
                Assert.Equal(("westeurope", state), (resource.Location, resource.ProvisioningState));
                Assert.Equal("é", resource.Property("text"));
            }
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"location":null,"properties":null,"systemData":{}}""")]
    [InlineData("""{"properties":{"provisioningState":7}}""")]
    public void A_value_that_is_absent_or_not_a_string_is_null(string body)
    {
        foreach (var resource in All(body))
        {
            Assert.Equal((null, null), (resource.Location, resource.ProvisioningState));
            Assert.Null(resource.Text("systemData", "createdBy"));
            Assert.Null(resource.Property("text"));
        }
    }

    [Fact]
    public void A_change_that_is_not_put_does_not_reach_the_store()
    {
        const string Id = "/subscriptions/s/resourceGroups/rg";
        var store = new ArmStore(new());
        store.Put(new(Id, (JsonObject)JsonNode.Parse("""{"properties":{"provisioningState":"Creating"}}""")!));

        store.Find(Id)!.ProvisioningState = "Failed";
        store.Find(Id)!.Hidden["secret"] = 1;

        Assert.Equal("Creating", store.Find(Id)!.ProvisioningState);
        Assert.Empty(store.Find(Id)!.Hidden);
    }

    private static IEnumerable<ArmResource> All(string body) =>
        [Made(body), new(Made(body).Store()), new(new StoredResource("/x", Encoding.UTF8.GetBytes(body), null))];

    private static ArmResource Made(string body) => new("/x", (JsonObject)JsonNode.Parse(body)!);
}
