using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.DesktopVirtualization;

/// <summary>Host pools of Azure Virtual Desktop.</summary>
internal sealed partial class HostPoolType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.DesktopVirtualization)
{
    public const string TypeName = "Microsoft.DesktopVirtualization/hostPools";

    [GeneratedRegex(@"^[A-Za-z0-9@.\-_ ]{3,64}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published), List(BehaviorSource.Published, request => ListPage.Of(Azure, request, TypeName, ListPage.Assumed)),
        Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "host pool");
        var location = Locations.Require(request.RequiredBody);
        var properties = (JsonObject)request.Properties.DeepClone();
        Require(properties, "hostPoolType", "Personal", "Pooled", "BYODesktop");
        Require(properties, "loadBalancerType", "BreadthFirst", "DepthFirst", "Persistent", "MultiplePersistent");
        Require(properties, "preferredAppGroupType", "None", "Desktop", "RailApplications");
        var known = Azure.Store.Find(request.Path.Text);
        properties["objectId"] = DerivedGuid.Of(request.Path.Text).ToString();
        var body = Tracked(request, location, properties);
        SystemData.Stamp(Azure, request, body, known);
        var pool = new ArmResource(request.Path.Text, body);
        Azure.Store.Put(pool);
        return ArmAnswer.Of(known is null ? 201 : 200, pool);
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource pool)
    {
        // Azure documents that such a pool requires force, but not the error.
        if (Azure.Store.Below(pool.Id).Count > 0 && request.Query.GetValueOrDefault("force") != "true")
        {
            throw new ArmFault(400, "BadRequest", $"The host pool '{pool.Name}' has session hosts; delete them first, or set force=true.");
        }

        foreach (var gone in Azure.Store.Below(pool.Id).Append(pool.Id))
        {
            Azure.Store.Remove(gone);
        }

        return new(200);
    }

    private static void Require(JsonObject properties, string name, params string[] allowed)
    {
        if (properties[name] is not { } value)
        {
            throw ArmFault.InvalidParameter($"properties.{name}", "it is required");
        }

        Validate.OneOf(value, $"properties.{name}", allowed);
    }
}
