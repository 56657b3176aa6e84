using System.Diagnostics;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>Converts a source to inputs of azure-native.</summary>
internal static class TemplateSource
{
    public static object Args(ImageSource source, Input<string>? baseDefinitionId, ImageVersion? baseVersion) =>
        source switch
        {
            ImageSource.PlatformImage p => Platform(p),
            ImageSource.SharedImageVersion s => Version(s.ImageVersionId),
            ImageSource.ManagedImage m => new ImageTemplateManagedImageSourceArgs { Type = "ManagedImage", ImageId = m.ImageId },
            ImageSource.CatalogImage when baseDefinitionId is null || baseVersion is null => throw new ArgumentException(
                "an image with a CatalogImage source needs baseDefinitionId and a pinned version"),
            ImageSource.CatalogImage => Version(Output.Format($"{baseDefinitionId}/versions/{baseVersion.ToString()}")),
            _ => throw new UnreachableException(),
        };

    private static ImageTemplateSharedImageVersionSourceArgs Version(Input<string> id) =>
        new() { Type = "SharedImageVersion", ImageVersionId = id };

    private static ImageTemplatePlatformImageSourceArgs Platform(ImageSource.PlatformImage source)
    {
        var args = new ImageTemplatePlatformImageSourceArgs
        {
            Type = "PlatformImage",
            Publisher = source.Publisher,
            Offer = source.Offer,
            Sku = source.Sku,
            Version = source.Version,
        };
        if (source.PlanInfo is { } plan)
        {
            args.PlanInfo = new PlatformImagePurchasePlanArgs
            {
                PlanName = plan.PlanName,
                PlanProduct = plan.PlanProduct,
                PlanPublisher = plan.PlanPublisher,
            };
        }

        return args;
    }
}
