using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using Moq;

namespace ImageInfra.UnitTests.Driver.Inventory;

public sealed class FactoryInventoryReaderTests
{
    private readonly FakeImageVersions _live = new();
    private readonly Mock<IVersionQuery> _graph = new(MockBehavior.Strict);
    private readonly Mock<IVersionConsumers> _consumers = new(MockBehavior.Strict);

    [Fact]
    public async Task Live_versions_come_from_lists_not_from_resource_graph()
    {
        _live.Put(Version("dev", "web", "1.0.0"));

        var inventory = await Reader().ReadAsync(["dev"], withConsumers: false, InventoryAge.Live, default);

        Assert.Equal((InventoryAge.Live, "1.0.0"), (inventory.Age, Numbers(inventory, "dev", "web")));
    }

    [Fact]
    public async Task Recent_versions_of_all_stacks_come_from_one_query()
    {
        _live.Put(Version("dev", "web", "9.9.9"));
        GraphHas(Version("dev", "web", "1.0.1"), Version("dev", "web", "1.0.0"), Version("prod", "web", "1.0.0"));

        var inventory = await Reader().ReadAsync(["dev", "prod"], withConsumers: false, InventoryAge.Recent, default);

        Assert.Equal(InventoryAge.Recent, inventory.Age);
        Assert.Equal(("1.0.1 1.0.0", "1.0.0", ""), (Numbers(inventory, "dev", "web"), Numbers(inventory, "prod", "web"), Numbers(inventory, "dev", "other")));
        _graph.Verify(g => g.ListAsync(It.Is<IReadOnlyCollection<string>>(ids => string.Join(" ", ids) == $"{Gallery("dev")} {Gallery("prod")}"), default), Times.Once);
    }

    [Theory]
    [InlineData(DriverFailure.NotAuthorized)]
    [InlineData(DriverFailure.NotFound)]
    [InlineData(DriverFailure.AzureRefused)]
    [InlineData(DriverFailure.AzureUnavailable)]
    public async Task If_resource_graph_is_refused_versions_are_listed(DriverFailure failure)
    {
        _live.Put(Version("dev", "web", "1.0.0"));
        _graph.Setup(g => g.ListAsync(It.IsAny<IReadOnlyCollection<string>>(), default)).ThrowsAsync(new DriverException(failure, "no"));

        var inventory = await Reader().ReadAsync(["dev"], withConsumers: false, InventoryAge.Recent, default);

        Assert.Equal((InventoryAge.Live, "1.0.0"), (inventory.Age, Numbers(inventory, "dev", "web")));
    }

    [Fact]
    public async Task A_stack_missing_in_resource_graph_is_listed()
    {
        _live.Put(Version("prod", "web", "1.0.0"));
        _live.Put(Version("prod", "other", "2.0.0"));
        GraphHas(Version("dev", "web", "1.0.1"));

        var inventory = await Reader().ReadAsync(["dev", "prod"], withConsumers: false, InventoryAge.Recent, default);

        Assert.Equal(("1.0.1", "1.0.0", "2.0.0"), (Numbers(inventory, "dev", "web"), Numbers(inventory, "prod", "web"), Numbers(inventory, "prod", "other")));
    }

    [Fact]
    public async Task Consumers_are_always_read_live()
    {
        GraphHas(Version("dev", "web", "1.0.1"));
        var consumer = new VersionConsumer(ConsumerKind.VirtualMachine, "/vm", $"{Gallery("dev")}/images/web/versions/1.0.1");
        _consumers.Setup(c => c.ListAsync(It.Is<IEnumerable<string>>(ids => ids.Single() == "s"), default)).ReturnsAsync([consumer]);

        var inventory = await Reader().ReadAsync(["dev"], withConsumers: true, InventoryAge.Recent, default);

        Assert.Equal([consumer], inventory.Consumers);
    }

    [Fact]
    public async Task A_stack_that_was_never_initialized_has_no_images()
    {
        _live.Put(Version("dev", "web", "1.0.0"));

        var inventory = await Reader(uninitialized: "prod").ReadAsync(["dev", "prod"], withConsumers: false, InventoryAge.Live, default);

        Assert.Equal("1.0.0", Numbers(inventory, "dev", "web"));
        Assert.Null(inventory.Stack("prod").Outputs);
        Assert.Empty(inventory.Stack("prod").Images);
    }

    private static string Gallery(string stack) => $"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/{stack}";

    private static PublishedVersion Version(string stack, string image, string number) => new()
    {
        Id = $"{Gallery(stack)}/images/{image}/versions/{number}",
        Number = ImageVersion.Parse(number),
        ProvisioningState = "Succeeded",
    };

    private static string Numbers(FactoryInventory inventory, string stack, string image) =>
        string.Join(' ', inventory.Stack(stack).Image(image).Versions.Select(v => v.Number));

    private static StackOutputs Outputs(string stack) => new()
    {
        ResourceGroupName = "g",
        GalleryId = Gallery(stack),
        IdentityId = "/identities/id",
        IdentityPrincipalId = "principal",
        Images = new Dictionary<string, ImageOutputs>
        {
            ["web"] = new($"{Gallery(stack)}/images/web", null),
            ["other"] = new($"{Gallery(stack)}/images/other", null),
        },
        Waiting = new Dictionary<string, string>(),
    };

    private void GraphHas(params PublishedVersion[] versions) => _graph
        .Setup(g => g.ListAsync(It.IsAny<IReadOnlyCollection<string>>(), default))
        .ReturnsAsync(versions.ToLookup(v => ArmNames.DefinitionOf(v.Id), StringComparer.OrdinalIgnoreCase));

    private FactoryInventoryReader Reader(string? uninitialized = null)
    {
        var stacks = new Mock<IFactoryStacks>(MockBehavior.Strict);
        stacks.Setup(s => s.ProjectOf(It.IsAny<string>())).Returns((string name) => new FakeProject(SomeStack.Catalog(SomeStack.Image()), SomeStack.Settings(name)));
        stacks.Setup(s => s.OperationsOf(It.IsAny<string>())).Returns((string name) =>
            new FakeStackOperations(new(SomeStack.Catalog(SomeStack.Image()), SomeStack.Settings(name))) { Outputs = Outputs(name) });
        if (uninitialized is not null)
        {
            var missing = new Mock<IStackOperations>(MockBehavior.Strict);
            missing.Setup(o => o.OutputsAsync(default)).ThrowsAsync(new DriverException(DriverFailure.StackNotFound, $"no stack named '{uninitialized}' found"));
            stacks.Setup(s => s.OperationsOf(uninitialized)).Returns(missing.Object);
        }

        return new(stacks.Object, _live, new FakeDeployedContents(), _graph.Object, _consumers.Object);
    }
}
