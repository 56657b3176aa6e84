using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Compute;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.DesktopVirtualization;

/// <summary>
/// Session hosts: which virtual machines a host pool has. In Azure an agent in the machine registers it; here a PUT does, which
/// names the machine by the property that Azure only shows.
/// </summary>
internal sealed partial class SessionHostType(SimulatedAzure azure) : ArmType(azure)
{
    private const string TypeName = HostPoolType.TypeName + "/sessionHosts";
    private const string ShownType = "Microsoft.DesktopVirtualization/hostpools/sessionhosts";
    [GeneratedRegex(@"^[A-Za-z0-9@.\-_ ]{3,48}$")]
    private static partial Regex NamePattern { get; }

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.DesktopVirtualization;

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(Evidence.Published), List(Evidence.Recorded, ReadPage), Put(Evidence.Assumed, Register), Delete(Evidence.Published, Remove)];

    private ArmAnswer ReadPage(ArmRequest request)
    {
        RequireParent(request);
        return ListPage.Of(Azure, request, TypeName, ListPage.SessionHosts);
    }

    private ArmAnswer Register(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, NamePattern, "session host");
        var pool = RequireParent(request);
        var id = (string?)request.Properties["resourceId"] ?? "";
        if (!ResourceId.Same(ResourceId.TypeOf(id), VirtualMachineType.TypeName) || Azure.Store.Find(id) is not { } machine)
        {
            throw Given.Invalid("properties.resourceId", $"'{id}' is no virtual machine that is there");
        }

        var isNew = !Azure.Store.Contains(request.Path.Text);
        var host = new ArmResource(request.Path.Text, new JsonObject
        {
            ["id"] = request.Path.Text,
            ["name"] = $"{pool.Name}/{request.Path.Name}",
            ["type"] = ShownType,
            ["properties"] = new JsonObject
            {
                ["objectId"] = DerivedGuid.Of(request.Path.Text).ToString(),
                ["resourceId"] = machine.Id,
                ["virtualMachineId"] = machine.Property("vmId"),
                ["allowNewSession"] = (bool?)request.Properties["allowNewSession"] ?? true,
                ["assignedUser"] = (string?)request.Properties["assignedUser"],
                ["sessions"] = 0,
                ["status"] = "Available",
                ["statusTimestamp"] = Azure.Now.ToString("O"),
            },
        });
        Azure.Store.Put(host);
        return ArmAnswer.Of(isNew ? 201 : 200, host);
    }

    private ArmAnswer Remove(ArmRequest request)
    {
        if (!Azure.Store.Contains(request.Path.Text))
        {
            return new(204);
        }

        Azure.Store.Remove(request.Path.Text);
        return new(200);
    }
}
