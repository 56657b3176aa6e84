using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Galleries;

/// <summary>Converts an image to the inputs of an image definition.</summary>
internal static class ImageDefinition
{
    /// <summary>The properties that can't change after creation.</summary>
    public static IReadOnlyList<string> ImmutableProperties { get; } =
        ["osType", "osState", "hyperVGeneration", "architecture", "identifier", "eula", "privacyStatementUri", "purchasePlan"];

    /// <summary>Returns the properties of a definition that the image file does not set.</summary>
    public static IEnumerable<string> Undeclared(ImageSpec image)
    {
        var definition = image.Definition;
        return
            from property in (IEnumerable<(string Name, bool IsDeclared)>)
            [
                ("description", image.Description is not null),
                ("features", definition.Features.Count > 0),
                ("allowUpdateImage", definition.AllowUpdateImage),
                ("purchasePlan", definition.PurchasePlan is not null),
                ("recommended", definition.Recommended is not null),
                ("disallowed", definition.DisallowedDiskTypes.Count > 0),
                ("eula", definition.Eula is not null),
                ("privacyStatementUri", definition.PrivacyStatementUri is not null),
                ("releaseNoteUri", definition.ReleaseNoteUri is not null),
                ("endOfLifeDate", definition.EndOfLifeDate is not null),
            ]
            where !property.IsDeclared
            select property.Name;
    }

    public static GalleryImageArgs Args(
        ImageSpec image,
        GalleryStackArgs args,
        Output<string> resourceGroupName,
        Output<string> galleryName)
    {
        var definition = image.Definition;
        return new()
        {
            ResourceGroupName = resourceGroupName,
            GalleryName = galleryName,
            GalleryImageName = image.Name,
            Location = args.Location,
            Description = image.Description.AsInput(),
            OsType = definition.OsType is OsType.Windows ? OperatingSystemTypes.Windows : OperatingSystemTypes.Linux,
            OsState = OperatingSystemStateTypes.Generalized,
            HyperVGeneration = definition.HyperVGeneration.ToString(),
            Architecture = definition.Architecture is Model.Images.Architecture.Arm64 ? "Arm64" : "x64",
            Identifier = new GalleryImageIdentifierArgs
            {
                Publisher = definition.Identifier.Publisher,
                Offer = definition.Identifier.Offer,
                Sku = definition.Identifier.Sku,
            },
            Features = definition.Features.Select(Feature).ToArray().AsInputList(),
            AllowUpdateImage = definition.AllowUpdateImage ? (Input<bool>)true : null,
            PurchasePlan = PurchasePlan(definition.PurchasePlan).AsInput(),
            Recommended = Recommended(definition.Recommended).AsInput(),
            Disallowed = Disallowed(definition.DisallowedDiskTypes).AsInput(),
            Eula = definition.Eula.AsInput(),
            PrivacyStatementUri = definition.PrivacyStatementUri.AsInput(),
            ReleaseNoteUri = definition.ReleaseNoteUri.AsInput(),
            EndOfLifeDate = definition.EndOfLifeDate?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", null).AsInput(),
            Tags = InputMap<string>.Merge(
                args.Tags,
                args.TagInputs.Of(image.Tags.With(WellKnownTags.Image, image.Name))),
        };
    }

    private static GalleryImageFeatureArgs Feature(ImageFeature feature) => new()
    {
        Name = feature.Name,
        Value = feature.Value,
        StartsAtVersion = feature.StartsAtVersion?.ToString().AsInput(),
    };

    private static ImagePurchasePlanArgs? PurchasePlan(ImagePurchasePlan? plan) => plan is null
        ? null
        : new() { Name = plan.Name, Publisher = plan.Publisher.AsInput(), Product = plan.Product.AsInput() };

    private static DisallowedArgs? Disallowed(IReadOnlyList<string> diskTypes) =>
        diskTypes.Count == 0 ? null : new() { DiskTypes = diskTypes.AsInputList() };

    private static RecommendedMachineConfigurationArgs? Recommended(RecommendedConfiguration? recommended) =>
        recommended is null
            ? null
            : new() { VCPUs = Range(recommended.VCPUs).AsInput(), Memory = Range(recommended.Memory).AsInput() };

    private static ResourceRangeArgs? Range(ResourceRange? range)
    {
        if (range is null)
        {
            return null;
        }

        var args = new ResourceRangeArgs();
        if (range.Min is { } min)
        {
            args.Min = min;
        }

        if (range.Max is { } max)
        {
            args.Max = max;
        }

        return args;
    }
}
