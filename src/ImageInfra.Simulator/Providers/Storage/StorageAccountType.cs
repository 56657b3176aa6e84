using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Storage;

/// <summary>Storage accounts, for scripts and for build logs.</summary>
internal sealed partial class StorageAccountType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Storage)
{
    public const string TypeName = "Microsoft.Storage/storageAccounts";

    [GeneratedRegex("^[a-z0-9]{3,24}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => ArmAnswer.Of(200, WithEndpoints(Require(request), request.BaseAddress).Body)),
        List(BehaviorSource.Published, request => Page(request, Members(request).Select(account => WithEndpoints(account, request.BaseAddress)))),
        Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove),
    ];

    private static readonly string[] s_skus =
    [
        "Standard_LRS", "Standard_GRS", "Standard_RAGRS", "Standard_ZRS", "Premium_LRS", "Premium_ZRS", "Standard_GZRS", "Standard_RAGZRS",
        "StandardV2_LRS", "StandardV2_GRS", "StandardV2_ZRS", "StandardV2_GZRS", "PremiumV2_LRS", "PremiumV2_ZRS",
    ];

    private static readonly string[] s_kinds = ["Storage", "StorageV2", "BlobStorage", "FileStorage", "BlockBlobStorage"];

    /// <summary>Creates the body of an account.</summary>
    public static JsonObject Body(string id, string location, JsonObject tags, string sku, string kind) => new()
    {
        ["id"] = id,
        ["name"] = id.Split('/')[^1],
        ["type"] = TypeName,
        ["location"] = location,
        ["tags"] = tags,
        ["sku"] = new JsonObject { ["name"] = sku, ["tier"] = sku.StartsWith("Premium", StringComparison.Ordinal) ? "Premium" : "Standard" },
        ["kind"] = kind,
        ["properties"] = new JsonObject
        {
            ["provisioningState"] = "Succeeded",
            ["allowBlobPublicAccess"] = false,
            ["minimumTlsVersion"] = "TLS1_2",
            ["supportsHttpsTrafficOnly"] = true,
            ["primaryLocation"] = location,
            ["statusOfPrimary"] = "available",
        },
    };

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "storage account");
        var body = request.RequiredBody;
        var location = Locations.Require(body);
        var known = Azure.Store.Find(request.Path.Text);
        if (known is null && Azure.Store.IdsOfType(TypeName).Any(id => id.EndsWith($"/{request.Path.Name}", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(409, "StorageAccountAlreadyTaken", $"The storage account named {request.Path.Name} is already taken.");
        }

        var (sku, kind) = ((string?)body["sku"]?["name"], (string?)body["kind"]);
        if (sku is null || kind is null)
        {
            throw ArmFault.InvalidParameter(sku is null ? "sku.name" : "kind", "is required");
        }

        if (!s_skus.Contains(sku))
        {
            throw ArmFault.InvalidParameter("sku.name", $"must be one of {string.Join(", ", s_skus)}");
        }

        if (!s_kinds.Contains(kind))
        {
            throw ArmFault.InvalidParameter("kind", $"must be one of {string.Join(", ", s_kinds)}");
        }

        var account = new ArmResource(request.Path.Text, Body(request.Path.Text, location, Tags.Of(body), sku, kind), known?.Hidden);
        SimulatorJson.Copy(request.Properties, account.Properties, "allowBlobPublicAccess", "allowCrossTenantReplication", "allowSharedKeyAccess", "minimumTlsVersion", "supportsHttpsTrafficOnly", "accessTier", "publicNetworkAccess", "networkAcls");
        Azure.Store.Put(account);
        return ArmAnswer.Of(200, WithEndpoints(account, request.BaseAddress).Body);
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource resource)
    {
        Azure.Operations.Remove(resource.Id);
        return new(200);
    }

    // Some systems can't resolve names below localhost, so an account is a path on this server.
    private static ArmResource WithEndpoints(ArmResource account, string address)
    {
        account.Properties["primaryEndpoints"] = new JsonObject { ["blob"] = $"{address}/{account.Name}/" };
        return account;
    }
}
