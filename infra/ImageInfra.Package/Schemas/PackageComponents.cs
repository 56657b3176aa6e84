namespace ImageInfra.Package.Schemas;

/// <summary>The components of the package.</summary>
internal static class PackageComponents
{
    /// <summary>The input with an image.</summary>
    public const string Image = "image";

    /// <summary>The input with the name of <see cref="Image"/>.</summary>
    public const string ImageName = "imageName";

    /// <summary>The input with the images of a program.</summary>
    public const string Images = "images";

    /// <summary>The setting with the folder of the images; instead of <see cref="Images"/>.</summary>
    public const string ImagesDirectory = "imagesDirectory";

    private static readonly string[] s_gallerySettings =
    [
        "location", "targetRegions", "resourceGroupName", "useExistingResourceGroup", "galleryName", "identityName", "scriptsAccountName",
        "gallery", "protect", "tags", "imageReaders", "network", "overrides", "useExistingStagingGroups", "baseVersions", "requireTrackedFiles",
        ImagesDirectory,
    ];

    private static readonly PackageProperty s_images = new(
        Images,
        PropertyKind.ImageMap,
        "The images, by name. Paths of scripts and files are relative to the folder of the program. Use either images or imagesDirectory.")
    {
        IsPlain = true,
    };

    private static readonly PackageProperty[] s_galleryOutputs =
    [
        new("resourceGroupName", PropertyKind.Text, "The name of the resource group; resolves when the group exists."),
        new("galleryId", PropertyKind.Text, "The ARM id of the gallery."),
        new("identityId", PropertyKind.Text, "The ARM id of the identity of the builds; resolves when its role is assigned."),
        new("identityPrincipalId", PropertyKind.Text, "The principal (object) id of the identity of the builds."),
        new("definitionIds", PropertyKind.TextMap, "The ARM ids of the image definitions, by image."),
    ];

    /// <summary>Everything that Azure Image Builder needs for a catalog of images.</summary>
    public static PackageComponent Factory { get; } = new(
        "ImageFactory",
        "Everything that Azure Image Builder needs for a catalog of images: resource group, identity, role, gallery, image definitions, image templates, and optionally a network for the builds. To build an image, run its template.",
        [.. s_gallerySettings, "channels", "promotions", "promotionRules", "promotedVersions"],
        [s_images],
        [
            .. s_galleryOutputs,
            new("templateIds", PropertyKind.TextMap, "The ARM ids of the image templates, by image. An image whose base has no pinned version has no template yet."),
            new("templateNames", PropertyKind.TextMap, "The names of the image templates, by image. They contain a hash of their content."),
            new("channelVersionIds", PropertyKind.TextMaps, "The ARM ids of the versions of the channels, by image and channel."),
        ]);

    /// <summary>The resources that image templates depend on.</summary>
    public static PackageComponent Gallery { get; } = new(
        "GalleryStack",
        "The resources that image templates depend on: resource group, identity, role, gallery, and an image definition for each image. ImageTemplateStack declares the templates.",
        s_gallerySettings,
        [s_images],
        s_galleryOutputs);

    /// <summary>The template of an image.</summary>
    public static PackageComponent Template { get; } = new(
        "ImageTemplateStack",
        "An image template that publishes versions of an image. Its settings are those of the GalleryStack with the definition of the image.",
        ["location", "targetRegions", "resourceGroupName", "galleryName", "identityName", "tags"],
        [
            new(ImageName, PropertyKind.Text, "The name of the image.") { IsRequired = true, IsPlain = true },
            new(Image, PropertyKind.Image, "The image. Its source is not a CatalogImage, and its scripts are inline or https addresses: for base images and scripts of the program, use ImageFactory.") { IsRequired = true, IsPlain = true },
            new("identityId", PropertyKind.Text, "The ARM id of the identity of the build, from the GalleryStack.") { IsRequired = true },
            new("definitionId", PropertyKind.Text, "The ARM id of the image definition of the versions, from the GalleryStack.") { IsRequired = true },
        ],
        [
            new("templateId", PropertyKind.Text, "The ARM id of the image template."),
            new("templateName", PropertyKind.Text, "The name of the image template. It contains a hash of its content."),
            new("runOutputNames", PropertyKind.Texts, "The names of the run outputs, in the order of the distributors."),
            new("definitionId", PropertyKind.Text, "The ARM id of the image definition of the versions."),
        ]);

    /// <summary>All components.</summary>
    public static IReadOnlyList<PackageComponent> All { get; } = [Factory, Gallery, Template];

    /// <summary>The settings that only the driver uses. They are no inputs.</summary>
    public static IReadOnlyList<string> DriverSettings { get; } =
        ["store", "pins", "maskedVariables", "webhooks", "channelRules", "latestChannel", "revoked", "adopt", "consumerSubscriptions", "retention"];
}
