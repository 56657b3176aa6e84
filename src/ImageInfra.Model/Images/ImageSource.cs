using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>The image that a build starts from (<c>properties.source</c> of an image template).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlatformImage), nameof(PlatformImage))]
[JsonDerivedType(typeof(SharedImageVersion), nameof(SharedImageVersion))]
[JsonDerivedType(typeof(ManagedImage), nameof(ManagedImage))]
[JsonDerivedType(typeof(CatalogImage), nameof(CatalogImage))]
public abstract record ImageSource
{
    private ImageSource()
    {
    }

    /// <summary>An Azure Marketplace image. Version <c>latest</c> is resolved when the build runs.</summary>
    public sealed record PlatformImage(
        string Publisher,
        string Offer,
        string Sku,
        string Version = "latest",
        PurchasePlan? PlanInfo = null) : ImageSource;

    /// <summary>An image version in an Azure Compute Gallery, with a replica in the template's region.</summary>
    public sealed record SharedImageVersion(string ImageVersionId) : ImageSource;

    /// <summary>A managed image in the template's subscription and region.</summary>
    public sealed record ManagedImage(string ImageId) : ImageSource;

    /// <summary>
    /// Another image of this catalog, in the version that the stack pins in <c>imageinfra:baseVersions</c>.
    /// The image template gets a <c>SharedImageVersion</c> source.
    /// </summary>
    public sealed record CatalogImage(string Image) : ImageSource;
}

/// <summary>The purchase plan of a marketplace image (<c>planInfo</c>). The subscription must have accepted its terms.</summary>
public sealed record PurchasePlan(string PlanName, string PlanProduct, string PlanPublisher);
