using System.Collections.Concurrent;
using ImageInfra.Components.Factory;
using ImageInfra.Driver.Export;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Project.Stacks;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.Driver.Adoption;

/// <summary>What the program declares in a stack, found out by running it on Pulumi's test host: nothing is called.</summary>
internal static class DeclaredResources
{
    /// <summary>The resources of a stack, if it is in a subscription.</summary>
    public static async Task<IReadOnlyList<DeclaredResource>> OfAsync(FactoryStack stack, string subscriptionId)
    {
        var mocks = new ExportMocks(subscriptionId);
        var options = new ConcurrentDictionary<string, RehearsedOptions>();
        await Deployment.TestAsync(
            mocks,
            new TestOptions { ProjectName = ImageFactory.ConfigNamespace, StackName = stack.Settings.Stack, IsPreview = false },
            () => ImageFactory.Declare(stack.Catalog, stack.Settings, RehearsedOptions.Remember(options)));
        return
        [
            .. mocks.Resources.Select(r => new DeclaredResource(
                r.Type,
                r.Name,
                r.Id,
                r.Inputs,
                options.GetValueOrDefault(RehearsedResource.KeyOf(r.Type.Token, r.Name), RehearsedOptions.None))),
        ];
    }
}
