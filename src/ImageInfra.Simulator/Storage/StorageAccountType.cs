using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.ImageBuilder;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Storage;

/// <summary>Storage accounts: those that hold the logs of builds, and those that hold scripts.</summary>
internal sealed partial class StorageAccountType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = "Microsoft.Storage/storageAccounts";

    [GeneratedRegex("^[a-z0-9]{3,24}$")]
    private static partial Regex NamePattern { get; }

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Storage;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(Evidence.Published, request => ArmAnswer.Of(200, WithEndpoints(Require(request), request.BaseAddress).Body)),
        List(Evidence.Published, request => Page(request, Members(request).Select(account => WithEndpoints(account, request.BaseAddress)))),
        Put(Evidence.Published, Create), Delete(Evidence.Published, Remove),
    ];

    /// <summary>The account that Image Builder puts into a staging group.</summary>
    public static ArmResource ForStaging(string id, string location, string template) => new(
        id,
        Body(id, location, new JsonObject { ["createdBy"] = "AzureVMImageBuilder" }, "Standard_LRS", "StorageV2"),
        new JsonObject { [StagingGroup.Template] = template });

    private static JsonObject Body(string id, string location, JsonObject tags, string sku, string kind) => new()
    {
        ["id"] = id,
        ["name"] = id.Split('/')[^1],
        ["type"] = TypeName,
        ["location"] = location,
        ["tags"] = tags,
        ["sku"] = new JsonObject { ["name"] = sku, ["tier"] = sku.Split('_')[0] },
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
        ResourceNames.Check(request.Path.Name, NamePattern, "storage account");
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
            throw Given.Invalid(sku is null ? "sku.name" : "kind", "is required");
        }

        var account = new ArmResource(request.Path.Text, Body(request.Path.Text, location, Tags.Of(body), sku, kind), known?.Hidden);
        Given.Copy(request.Properties, account.Properties, "allowBlobPublicAccess", "allowCrossTenantReplication", "allowSharedKeyAccess", "minimumTlsVersion", "supportsHttpsTrafficOnly", "accessTier", "publicNetworkAccess", "networkAcls");
        Azure.Store.Put(account);
        return ArmAnswer.Of(200, WithEndpoints(account, request.BaseAddress).Body);
    }

    private ArmAnswer Remove(ArmRequest request)
    {
        if (!Azure.Store.Contains(request.Path.Text))
        {
            return new(204);
        }

        Azure.Operations.Remove(request.Path.Text);
        return new(200);
    }

    // Names below localhost do not resolve everywhere, so an account is a folder of this server.
    private static ArmResource WithEndpoints(ArmResource account, string address)
    {
        account.Properties["primaryEndpoints"] = new JsonObject { ["blob"] = $"{address}/{account.Name}/" };
        return account;
    }
}
