using ImageInfra.Components.Inputs;
using ImageInfra.Model.Settings;
using Pulumi;
using Pulumi.AzureNative.Resources;
using Resource = Pulumi.Resource;

namespace ImageInfra.Components.Galleries;

/// <summary>The resource group of all resources: a new one, or an existing one.</summary>
internal sealed record BuildResourceGroup(Output<string> Id, Output<string> Name, Resource[] Dependencies)
{
    public static BuildResourceGroup Declare(ComponentResource parent, string name, GalleryStackArgs args)
    {
        if (args.UseExistingResourceGroup)
        {
            var existing = GetResourceGroup.Invoke(
                new() { ResourceGroupName = args.ResourceGroupName },
                new InvokeOptions { Parent = parent });
            return new(existing.Apply(g => g.Id), existing.Apply(g => g.Name), []);
        }

        // Deleting a group deletes everything in it, even protected resources.
        var options = parent.Child();
        options.Protect = args.Protect;
        var group = new ResourceGroup(
            name,
            new() { ResourceGroupName = args.ResourceGroupName, Location = args.Location, Tags = args.Tags },
            options.Keep(args.Adopts(AdoptedKind.ResourceGroup), "managedBy"));
        return new(group.Id, group.Name, [group]);
    }
}
