using System.Collections.Concurrent;
using ImageInfra.Components.Factory;
using ImageInfra.Driver.Export;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Project.Stacks;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.Driver.Adoption;

/// <summary>Lists the resources that the program declares, by running it on Pulumi's test host without calling Azure.</summary>
internal static class DeclaredResources
{
    /// <summary>The declared resources of a stack in a subscription.</summary>
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
