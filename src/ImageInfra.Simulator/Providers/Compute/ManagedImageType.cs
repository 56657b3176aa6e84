using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Managed images, which can be sources and results of Image Builder.</summary>
internal sealed partial class ManagedImageType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Compute)
{
    public const string TypeName = "Microsoft.Compute/images";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(15);

    [GeneratedRegex("^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(BehaviorSource.Published), List(BehaviorSource.Published), Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, OperationKind.ComputeDisks, s_deletion)];

    /// <summary>Creates the result of a build.</summary>
    public static ArmResource FromBuild(string id, string location, JsonObject tags, string osType) => new(id, new JsonObject
    {
        ["id"] = id,
        ["name"] = id.Split('/')[^1],
        ["type"] = TypeName,
        ["location"] = location,
        ["tags"] = tags,
        ["properties"] = new JsonObject
        {
            ["storageProfile"] = new JsonObject
            {
                ["osDisk"] = new JsonObject { ["osType"] = osType, ["osState"] = "Generalized", ["diskSizeGB"] = 30, ["caching"] = "ReadWrite", ["storageAccountType"] = "Standard_LRS" },
                ["dataDisks"] = new JsonArray(),
            },
            ["hyperVGeneration"] = "V2",
            ["provisioningState"] = "Succeeded",
        },
    });

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "image");
        var location = Locations.Require(request.RequiredBody);
        var disk = request.Properties["storageProfile"]?["osDisk"];
        if (disk is null && request.Properties["sourceVirtualMachine"] is null)
        {
            throw ArmFault.InvalidParameter("image.properties.storageProfile.osDisk", "it or sourceVirtualMachine is required");
        }

        Validate.OneOf(disk?["osType"], "image.properties.storageProfile.osDisk.osType", "Linux", "Windows");
        Validate.OneOf(disk?["osState"], "image.properties.storageProfile.osDisk.osState", "Generalized", "Specialized");
        var isNew = !Azure.Store.Contains(request.Path.Text);
        var properties = (JsonObject)request.Properties.DeepClone();
        properties["provisioningState"] = "Creating";
        var image = new ArmResource(request.Path.Text, Tracked(request, location, properties));
        Azure.Store.Put(image);
        return Provision(request, OperationKind.ComputeDisks, location, image, s_creation, isNew);
    }
}
