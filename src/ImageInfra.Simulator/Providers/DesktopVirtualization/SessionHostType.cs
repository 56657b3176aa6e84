using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Providers.Compute;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.DesktopVirtualization;

/// <summary>
/// Session hosts: the virtual machines of a host pool. In Azure, an agent in the VM registers it. Here, a PUT registers it, with the
/// property resourceId, which is read-only in Azure.
/// </summary>
internal sealed partial class SessionHostType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.DesktopVirtualization)
{
    private const string TypeName = HostPoolType.TypeName + "/sessionHosts";
    private const string ShownType = "Microsoft.DesktopVirtualization/hostpools/sessionhosts";
    [GeneratedRegex(@"^[A-Za-z0-9@.\-_ ]{3,48}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(BehaviorSource.Published), List(BehaviorSource.Recorded, ReadPage), Put(BehaviorSource.Assumed, Register), Delete(BehaviorSource.Published, Remove)];

    private ArmAnswer ReadPage(ArmRequest request)
    {
        RequireParent(request);
        return ListPage.Of(Azure, request, TypeName, ListPage.SessionHosts);
    }

    private ArmAnswer Register(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "session host");
        var pool = RequireParent(request);
        var id = (string?)request.Properties["resourceId"] ?? "";
        if (!ResourceId.Same(ResourceId.TypeOf(id), VirtualMachineType.TypeName) || Azure.Store.Find(id) is not { } machine)
        {
            throw ArmFault.InvalidParameter("properties.resourceId", $"'{id}' is not an existing virtual machine");
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

    private ArmAnswer Remove(ArmRequest request, ArmResource resource)
    {
        Azure.Store.Remove(resource.Id);
        return new(200);
    }
}
