using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace ImageInfra.Components.Scripts;

/// <summary>
/// The project files for Azure Image Builder: a storage account, a private container, a blob for each file, and the right of the
/// build identity to read them.
/// </summary>
public sealed class ScriptStore : ComponentResource
{
    private const string Container = "scripts";

    private readonly Dictionary<string, Output<string>> _addresses;

    /// <summary>Declares the account, the container, the blobs and the role assignment.</summary>
    public ScriptStore(string name, ScriptStoreArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:ScriptStore", name, args, options)
    {
        var account = new StorageAccount(name, Account(args), CreateBeforeDelete(args.Protect));
        var container = new BlobContainer(
            name,
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                AccountName = account.Name,
                ContainerName = Container,
                PublicAccess = PublicAccess.None,
            },
            this.CreateBeforeDelete());
        var assignment = new RoleAssignment(name, BlobReaderRole.Assign(container.Id, args.PrincipalId), this.Child());
        // An address resolves when the identity can read the file; it does not depend on other files.
        _addresses = args.Files.ToDictionary(
            f => f.BlobName,
            f => Output.Tuple(Upload(name, f, args.ResourceGroupName, account.Name, container.Name).Url, assignment.Id).Apply(t => t.Item1));
        AccountName = account.Name;
        ContainerId = container.Id;
        RegisterOutputs();
    }

    /// <summary>The name of the storage account.</summary>
    [Output("accountName")]
    public Output<string> AccountName { get; private set; }

    /// <summary>The ARM id of the container.</summary>
    [Output("containerId")]
    public Output<string> ContainerId { get; private set; }

    /// <summary>Returns the address of a file. It resolves when the file is uploaded and the build identity can read it.</summary>
    /// <exception cref="KeyNotFoundException">The component has no such file.</exception>
    public Output<string> AddressOf(LocalFile file) => _addresses[file.BlobName];

    private static StorageAccountArgs Account(ScriptStoreArgs args) => new()
    {
        ResourceGroupName = args.ResourceGroupName,
        AccountName = args.AccountName ?? args.ResourceGroupId.ToOutput().Apply(DefaultAccountName),
        Location = args.Location,
        Kind = Kind.StorageV2,
        Sku = new SkuArgs { Name = SkuName.Standard_LRS },
        MinimumTlsVersion = MinimumTlsVersion.TLS1_2,
        EnableHttpsTrafficOnly = true,
        AllowBlobPublicAccess = false,
        AllowCrossTenantReplication = false,
        // azure-native uploads, reads and deletes blobs with the account key, which it gets from ARM
        // (pulumi/pulumi-azure-native#3719; #2015 requests an alternative). Azure Image Builder reads as the build identity.
        AllowSharedKeyAccess = true,
        Tags = args.Tags,
    };

    // Account names are unique in all of Azure; the id of the group contains the subscription.
    private static string DefaultAccountName(string resourceGroupId) =>
        $"st{DeterministicGuid.Create(resourceGroupId, "image build scripts").ToString("N")[..22]}";

    // The resource name contains the blob name, which contains the content hash. Changed content is a new resource, created
    // before the template that needs it; the old one is deleted after the old template.
    private Blob Upload(string name, LocalFile file, Input<string> group, Output<string> account, Output<string> container) => new(
        $"{name}-{file.Sha256[..16]}-{file.Name}",
        new()
        {
            ResourceGroupName = group,
            AccountName = account,
            ContainerName = container,
            BlobName = file.BlobName,
            Source = new FileAsset(file.FullPath),
        },
        this.CreateBeforeDelete());

    // A new account replaces everything here, while existing templates still use the old account.
    private CustomResourceOptions CreateBeforeDelete(bool isProtected)
    {
        var options = this.CreateBeforeDelete();
        options.Protect = isProtected;
        return options;
    }
}

/// <summary>The right to read blobs: the built-in role Storage Blob Data Reader, assigned on the container.</summary>
internal static class BlobReaderRole
{
    private const string Guid = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";

    public static RoleAssignmentArgs Assign(Output<string> containerId, Input<string> principalId) => new()
    {
        Scope = containerId,
        RoleAssignmentName = Output.Tuple(containerId, principalId.ToOutput()).Apply(t => DeterministicGuid.Create(t.Item1, t.Item2, Guid).ToString()),
        PrincipalId = principalId,
        PrincipalType = PrincipalType.ServicePrincipal,
        RoleDefinitionId = containerId.Apply(id => $"/{string.Join('/', id.Split('/')[1..3])}/providers/Microsoft.Authorization/roleDefinitions/{Guid}"),
    };
}
