using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Storage;

/// <summary>Blob containers.</summary>
internal sealed partial class BlobContainerType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Storage)
{
    public const string TypeName = StorageAccountType.TypeName + "/blobServices/containers";

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published), List(BehaviorSource.Published, request => Page(request, Azure.Store.In(request.Path.Text))),
        Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove),
    ];

    /// <summary>Returns the id of a container.</summary>
    public static string IdOf(string account, string container) => $"{account}/blobServices/default/containers/{container}";

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "blob container");
        var account = ResourceId.Up(request.Path.Text, 4);
        if (!Azure.Store.TryFind(account, out var owner))
        {
            throw ArmFault.ParentResourceNotFound(account);
        }

        var access = (string?)(request.Body?["properties"] as JsonObject)?["publicAccess"] ?? "None";
        if (access is not ("None" or "Blob" or "Container"))
        {
            throw ArmFault.InvalidParameter("publicAccess", $"'{access}' is not allowed; expected None, Blob or Container");
        }

        if (access != "None" && (bool?)owner.Properties["allowBlobPublicAccess"] != true)
        {
            throw new ArmFault(409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }

        var isNew = !Azure.Store.Contains(request.Path.Text);
        var container = new ArmResource(request.Path.Text, new JsonObject
        {
            ["id"] = request.Path.Text,
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["properties"] = new JsonObject { ["publicAccess"] = access, ["hasImmutabilityPolicy"] = false, ["hasLegalHold"] = false },
        });
        Azure.Store.Put(container);
        return ArmAnswer.Of(isNew ? 201 : 200, container);
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource resource)
    {
        Azure.Operations.Remove(resource.Id);
        return new(200);
    }
}
