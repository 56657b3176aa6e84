using System.Text.Json;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ManagedIdentity;

/// <summary>Federated credentials of an identity: the issuers and subjects of accepted tokens.</summary>
internal sealed partial class FederatedCredentialType(AzureState azure) : ArmType(azure, IdentityType.TypeName + "/federatedIdentityCredentials", KnownVersions.Identities)
{
    private const int Maximum = 20;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(BehaviorSource.Published), List(BehaviorSource.Published), Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove)];

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "federated identity credential");
        var identity = RequireParent(request);
        var properties = request.Properties;
        foreach (var name in (string[])["issuer", "subject"])
        {
            if (string.IsNullOrEmpty((string?)properties[name]))
            {
                throw new ArmFault(400, "BadRequest", $"The federated identity credential needs '{name}'.");
            }
        }

        if (properties["audiences"] is not JsonArray { Count: > 0 } audiences || audiences.Any(a => a?.GetValueKind() != JsonValueKind.String))
        {
            throw new ArmFault(400, "BadRequest", "The federated identity credential needs 'audiences', a list of texts.");
        }

        var isNew = !Azure.Store.Contains(request.Path.Text);
        if (isNew && Azure.Store.CountIn(request.Path.Parent) >= Maximum)
        {
            throw new ArmFault(409, "Conflict", $"The identity has the maximum of {Maximum} federated identity credentials.");
        }

        var id = $"{identity.Id}/federatedIdentityCredentials/{request.Path.Name}";
        var credential = new ArmResource(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["properties"] = new JsonObject
            {
                ["issuer"] = (string?)properties["issuer"],
                ["subject"] = (string?)properties["subject"],
                ["audiences"] = audiences.DeepClone(),
            },
        });
        Azure.Store.Put(credential);
        return ArmAnswer.Of(isNew ? 201 : 200, credential);
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource credential)
    {
        Azure.Store.Remove(credential.Id);
        return new(200);
    }
}
