using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ManagedImageTests : SimulatorTest
{
    private const string Compute = "2024-11-01";

    private string Image => $"{Providers}/Microsoft.Compute/images/image";

    [Fact]
    [Holds("Microsoft.Compute/images", "GET", "LIST", "PUT", "DELETE")]
    [Holds("Microsoft.Compute/locations/operations", "GET")]
    public async Task A_managed_image_is_created_and_deleted()
    {
        var created = await Arm.PutAsync(Image, Compute, SomeBodies.ManagedImage("westeurope"));
        Arm.Pass(TimeSpan.FromMinutes(1));
        var operation = await Arm.GetAsync(created.Headers["Azure-AsyncOperation"], "");

        Assert.Equal(201, created.Status);
        Assert.Equal("Succeeded", (string?)operation.Json["status"]);
        Assert.Equal("Windows", (string?)(await Arm.GetAsync(Image, Compute)).Property("storageProfile")!["osDisk"]!["osType"]);
        Assert.Equal(["image"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Compute/images", Compute)));
        Assert.Equal(202, (await Arm.DeleteAsync(Image, Compute)).Status);
        Arm.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(404, (await Arm.GetAsync(Image, Compute)).Status);
    }

    [Fact]
    public async Task A_managed_image_needs_a_disk() =>
        Assert.Equal("InvalidParameter", (await Arm.PutAsync(Image, Compute, Here([]))).Code);

    [Fact]
    public async Task A_template_can_start_from_and_distribute_to_a_managed_image()
    {
        await MakeAsync(Image, Compute, SomeBodies.ManagedImage("westeurope"));
        await Arm.GrantAsync((string)(await Arm.GetAsync(Arm.Identity, Identities)).Property("principalId")!, "Microsoft.Compute/*");
        var scope = $"{Arm.Group}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000002";
        await Arm.PutAsync(scope, Roles, SomeBodies.Assignment("10000000-0000-0000-0000-000000000001", (string)(await Arm.GetAsync(Arm.Identity, Identities)).Property("principalId")!));
        await Arm.SubmitAsync(properties =>
        {
            properties["source"] = Json($$"""{ "type": "ManagedImage", "imageId": "{{Image}}" }""");
            properties["distribute"] = new System.Text.Json.Nodes.JsonArray(Json($$"""
                { "type": "ManagedImage", "runOutputName": "web", "imageId": "{{Image}}-built", "location": "westeurope", "artifactTags": { "a": "b" } }
                """));
        });
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(1));

        Assert.Equal($"{Image}-built", (string?)(await Arm.GetAsync($"{Arm.Template}/runOutputs/web", Templates)).Property("artifactId"));
        Assert.Equal("b", (string?)(await Arm.GetAsync($"{Image}-built", Compute)).Json["tags"]!["a"]);
    }

    [Fact]
    public async Task A_missing_source_image_fails_the_submission()
    {
        await Arm.SubmitAsync(properties => properties["source"] = Json($$"""{ "type": "ManagedImage", "imageId": "{{Image}}" }"""));

        Assert.Equal("BadManagedImageSource", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningError")!["provisioningErrorCode"]);
    }
}
