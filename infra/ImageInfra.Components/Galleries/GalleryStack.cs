using System.Collections.Immutable;
using ImageInfra.Components.Inputs;
using ImageInfra.Components.Scripts;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.ManagedIdentity;

namespace ImageInfra.Components.Galleries;

/// <summary>
/// The resources that image templates depend on: a resource group, the user-assigned identity of the builds, an Azure Compute
/// Gallery, a custom role with the rights to publish versions, its assignment, and an image definition for each image. Images
/// may need further roles, and a storage account for project files.
/// </summary>
public sealed class GalleryStack : ComponentResource
{
    private readonly Dictionary<string, GalleryImage> _definitions;
    private readonly ScriptStore? _scripts;
    private readonly List<(IReadOnlyList<string> Images, Output<string> AssignmentId)> _rights;

    /// <summary>Declares the resources.</summary>
    public GalleryStack(string name, GalleryStackArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:GalleryStack", name, args, options)
    {
        var group = BuildResourceGroup.Declare(this, name, args);
        var identity = new UserAssignedIdentity(
            name,
            new()
            {
                ResourceGroupName = group.Name,
                ResourceName = args.IdentityName,
                Location = args.Location,
                Tags = args.Tags,
            },
            this.Child().Keep(args.Adopts(AdoptedKind.Identity)));
        var gallery = new Pulumi.AzureNative.Compute.Gallery(
            name,
            new()
            {
                ResourceGroupName = group.Name,
                GalleryName = args.GalleryName,
                Location = args.Location,
                Description = args.GalleryDescription,
                SharingProfile = args.SharingProfile,
                SoftDeletePolicy = args.SoftDeletePolicy,
                Identity = args.GalleryIdentity,
                Tags = args.Tags,
            },
            Protected(args).Keep(args.Adopts(AdoptedKind.Gallery), GalleryOptions.Undeclared(args)));
        // Azure refuses to delete a role that is assigned. Another gallery or identity deletes the assignment in a sequence of its
        // own, so an old role that is deleted last finds no assignment.
        var role = new RoleDefinition(name, BuildRole.Define(group.Id, args.GalleryName), this.CreateBeforeDelete());
        var assignment = new RoleAssignment(name, BuildRole.Assign(role, identity, gallery.Id), this.Child());
        foreach (var reader in args.ImageReaders)
        {
            _ = new RoleAssignment($"{name}-reader-{reader}", ReaderRole.Assign(reader, gallery.Id), this.Child());
        }

        ResourceGroupName = group.Name;
        ResourceGroupId = group.Id;
        GalleryId = gallery.Id;
        IdentityPrincipalId = identity.PrincipalId;
        // Resolves after the role assignment: a template that is created earlier fails.
        IdentityId = Output.Tuple(identity.Id, assignment.Id).Apply(ids => ids.Item1);
        _rights = [.. args.Rights.Select(r => (
            r.Images,
            ScopeRole.Declare(this, $"{name}-{ScopeRole.NameOf(r.Scope)}", r, args, group, identity.PrincipalId)))];
        _scripts = args.Scripts.Count == 0 ? null : new ScriptStore($"{name}-scripts", ScriptArgs(args), new() { Parent = this });
        _definitions = args.Images.ToDictionary(i => i.Name, i => Declare(i, args, group.Name, gallery.Name));
        DefinitionIds = Output.All(_definitions.Select(d => d.Value.Id.Apply(id => KeyValuePair.Create(d.Key, id))))
            .Apply(ids => ids.ToImmutableDictionary());
        RegisterOutputs();
    }

    /// <summary>The name of the resource group; resolves when the group exists.</summary>
    [Output("resourceGroupName")]
    public Output<string> ResourceGroupName { get; private set; }

    /// <summary>The ARM id of the resource group.</summary>
    [Output("resourceGroupId")]
    public Output<string> ResourceGroupId { get; private set; }

    /// <summary>The ARM id of the gallery.</summary>
    [Output("galleryId")]
    public Output<string> GalleryId { get; private set; }

    /// <summary>The ARM id of the identity of the builds; resolves when its role is assigned.</summary>
    [Output("identityId")]
    public Output<string> IdentityId { get; private set; }

    /// <summary>The principal (object) id of the identity, for further role assignments.</summary>
    [Output("identityPrincipalId")]
    public Output<string> IdentityPrincipalId { get; private set; }

    /// <summary>The ARM ids of the image definitions, by image.</summary>
    [Output("definitionIds")]
    public Output<ImmutableDictionary<string, string>> DefinitionIds { get; private set; }

    /// <summary>Returns the ARM id of the identity. It resolves when the identity also has the image's rights outside the gallery.</summary>
    public Output<string> IdentityIdFor(string image) => _rights
        .Where(r => r.Images.Contains(image))
        .Aggregate(IdentityId, (id, right) => Output.Tuple(id, right.AssignmentId).Apply(ids => ids.Item1));

    /// <summary>Returns the ARM id of an image definition. It depends on no other definition.</summary>
    /// <exception cref="KeyNotFoundException">The component has no such image.</exception>
    public Output<string> DefinitionId(string image) => _definitions[image].Id;

    /// <summary>Returns the address of a project file. It resolves when the file is uploaded and the identity can read it.</summary>
    /// <exception cref="KeyNotFoundException">The component has no such file.</exception>
    public Output<string> ScriptUri(LocalFile file) => _scripts?.AddressOf(file)
        ?? throw new KeyNotFoundException($"the component has no file '{file.Path}'; add it to Scripts");

    private ScriptStoreArgs ScriptArgs(GalleryStackArgs args) => new()
    {
        Location = args.Location,
        ResourceGroupName = ResourceGroupName,
        ResourceGroupId = ResourceGroupId,
        AccountName = args.ScriptsAccountName,
        PrincipalId = IdentityPrincipalId,
        Protect = args.Protect,
        Tags = args.Tags,
        Files = args.Scripts,
    };

    private GalleryImage Declare(
        ImageSpec image,
        GalleryStackArgs args,
        Output<string> resourceGroupName,
        Output<string> galleryName)
    {
        var options = Protected(args);
        // Azure can't change these properties, so a change replaces the definition. The name stays the same, so the old one is
        // deleted first; Azure refuses that while the definition has versions, so no versions are lost.
        options.ReplaceOnChanges = [.. ImageDefinition.ImmutableProperties];
        options.DeleteBeforeReplace = true;
        return new(
            args.DefinitionNamePrefix + image.Name,
            ImageDefinition.Args(image, args, resourceGroupName, galleryName),
            options.Keep(args.Adopts(AdoptedKind.Definitions, image.Name), ImageDefinition.Undeclared(image)));
    }

    private CustomResourceOptions Protected(GalleryStackArgs args)
    {
        var options = this.Child();
        options.Protect = args.Protect;
        return options;
    }
}
