using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests that lists have pages of the providers' sizes.</summary>
public sealed class ListTests(ITestOutputHelper output) : ConsumerTest
{
    private const int Definitions = 20;
    private const int VersionsOfEach = 500;

    [Theory]
    [InlineData("galleries/gal/images/web/versions", 50)]
    [InlineData("galleries/gal/images", 50)]
    [InlineData("virtualMachines", 50)]
    [InlineData("virtualMachineScaleSets", 100)]
    public async Task A_page_has_the_size_of_its_provider(string collection, int length)
    {
        var list = $"{Providers}/Microsoft.Compute/{collection}";
        await Arm.Host.Azure.RunAsync(() =>
        {
            for (var i = 0; i < length; i++)
            {
                var id = $"{list}/9.0.{i:000}";
                var like = (JsonObject?)Arm.Host.Azure.Store.In(list).FirstOrDefault()?.Body.DeepClone() ?? new() { ["location"] = "westeurope", ["properties"] = new JsonObject() };
                like["id"] = id;
                like["name"] = $"9.0.{i:000}";
                Arm.Host.Azure.Store.Put(new(id, like));
            }

            return 0;
        });
        await MakeAsync($"{Providers}/Microsoft.Compute/virtualMachines/another", Compute, Machines.From(Old));
        await MakeAsync($"{Providers}/Microsoft.Compute/virtualMachineScaleSets/another", Compute, Machines.SetFrom(Old, 0));
        var apiVersion = collection.StartsWith("galleries", StringComparison.Ordinal) ? Galleries : Compute;

        var first = await Arm.GetAsync(list, apiVersion);
        var second = await Arm.GetAsync((string)first.Json["nextLink"]!, "");

        Assert.Equal(length, Names(first).Count());
        Assert.NotEmpty(Names(second));
        Assert.Empty(Names(first).Intersect(Names(second)));
        Assert.Null(second.Json["nextLink"]);
    }

    [Fact]
    public async Task Instances_and_session_hosts_are_paged()
    {
        var set = $"{Providers}/Microsoft.Compute/virtualMachineScaleSets/set";
        var pool = $"{Providers}/Microsoft.DesktopVirtualization/hostPools/pool";
        await MakeAsync(set, Compute, Machines.SetFrom(Old, 130));
        await MakeAsync($"{Providers}/Microsoft.Compute/virtualMachines/vm", Compute, Machines.From(Old));
        await MakeAsync(pool, "2024-04-03", Here(Json("""{ "hostPoolType": "Pooled", "loadBalancerType": "BreadthFirst", "preferredAppGroupType": "Desktop" }""")));
        for (var i = 0; i < 201; i++)
        {
            await Arm.PutAsync($"{pool}/sessionHosts/host{i:000}", "2024-04-03", Json($$"""{ "properties": { "resourceId": "{{Providers}}/Microsoft.Compute/virtualMachines/vm" } }"""));
        }

        Assert.Equal([100, 30], await LengthsAsync($"{set}/virtualMachines", Compute));
        Assert.Equal([200, 1], await LengthsAsync($"{pool}/sessionHosts", "2024-04-03"));
    }

    [Fact]
    public async Task A_next_page_is_stable_after_a_failure_and_after_a_deletion()
    {
        await FillAsync(1, 120);
        var list = $"{Arm.Gallery}/images/image-00/versions";
        var first = await Arm.GetAsync(list, Galleries);
        var next = (string)first.Json["nextLink"]!;
        var second = await Arm.GetAsync(next, "");
        await FailOnceAsync();

        Assert.Equal(503, (await Arm.GetAsync(next, "")).Status);
        Assert.Equal(second.Json.ToJsonString(), (await Arm.GetAsync(next, "")).Json.ToJsonString());
        await DeleteVersionAsync((string)first.Json["value"]![49]!["id"]!);
        Assert.Equal(second.Json.ToJsonString(), (await Arm.GetAsync(next, "")).Json.ToJsonString());
        AssertRefusal(await Arm.GetAsync($"{list}?$skiptoken=%%%", Galleries), 400, "InvalidParameter", "The request URL is not valid.");
    }

    [Fact]
    public async Task Machines_of_a_subscription_are_sorted_over_all_groups()
    {
        for (var group = 0; group < 3; group++)
        {
            var id = $"{Arm.Subscription}/resourceGroups/g{group}";
            await MakeAsync(id, Groups, Here());
            for (var i = 0; i < 40; i++)
            {
                await Arm.PutAsync($"{id}/providers/Microsoft.Compute/virtualMachines/vm{group}-{i:00}", Compute, Machines.From(Old));
            }
        }

        var names = new List<string?>();
        Assert.Equal([50, 50, 20], await LengthsAsync($"{Arm.Subscription}/providers/Microsoft.Compute/virtualMachines", Compute, names));
        Assert.Equal(120, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task Ten_thousand_versions_of_twenty_definitions_are_all_listed()
    {
        await FillAsync(Definitions, VersionsOfEach);
        var names = new List<string?>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Definitions; i++)
        {
            Assert.Equal(Enumerable.Repeat(50, 10), await LengthsAsync($"{Arm.Gallery}/images/image-{i:00}/versions", Galleries, names));
        }

        output.WriteLine($"{names.Count} versions in {clock.ElapsedMilliseconds} ms");
        Assert.Equal(Definitions * VersionsOfEach, names.Count);
    }

    private async Task<IReadOnlyList<int>> LengthsAsync(string list, string apiVersion, List<string?>? names = null)
    {
        var lengths = new List<int>();
        for (var next = $"{list}?api-version={apiVersion}"; next is not null;)
        {
            var page = await Arm.GetAsync(next, "");
            lengths.Add(Names(page).Count());
            names?.AddRange(Names(page));
            next = (string?)page.Json["nextLink"];
        }

        return lengths;
    }

    private async Task FailOnceAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_sim/faults")
        {
            Content = JsonContent.Create(new JsonObject { ["kind"] = "Refuse", ["status"] = 503, ["method"] = "GET", ["rate"] = 1, ["seed"] = 0, ["times"] = 1 }),
        };
        request.Headers.Add("X-ImageInfra-Simulator", Arm.Host.AdminToken);
        using var response = await Arm.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
