using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.DesktopVirtualization;

/// <summary>Host pools of Azure Virtual Desktop, as far as their session hosts use images.</summary>
internal sealed partial class HostPoolType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = "Microsoft.DesktopVirtualization/hostPools";

    [GeneratedRegex(@"^[A-Za-z0-9@.\-_ ]{3,64}$")]
    private static partial Regex NamePattern { get; }

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.DesktopVirtualization;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(Evidence.Published), List(Evidence.Published, request => ListPage.Of(Azure, request, TypeName, ListPage.Assumed)),
        Put(Evidence.Published, Create), Delete(Evidence.Published, Remove),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, NamePattern, "host pool");
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

    private ArmAnswer Remove(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } pool)
        {
            return new(204);
        }

        // That a pool with hosts needs force is published; with what words it is refused is not.
        if (Azure.Store.Below(pool.Id).Count > 0 && request.Query.GetValueOrDefault("force") != "true")
        {
            throw new ArmFault(400, "BadRequest", $"The host pool '{pool.Name}' has session hosts; they are deleted with it where 'force' is true.");
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
            throw Given.Invalid($"properties.{name}", "it is required");
        }

        Given.OneOf(value, $"properties.{name}", allowed);
    }
}
