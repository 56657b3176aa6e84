using ImageInfra.Model.Planning;
using Pulumi;

namespace ImageInfra.Components.Versions;

/// <summary>Inputs of <see cref="PromotedImageVersion"/>.</summary>
public sealed class PromotedImageVersionArgs : ResourceArgs
{
    /// <summary>Required. The region that the version is recorded in; one of its target regions.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group of the gallery.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Required. The gallery.</summary>
    [Input("galleryName", required: true)]
    public required Input<string> GalleryName { get; init; }

    /// <summary>Required. The ARM id of the image definition that gets the version.</summary>
    [Input("definitionId", required: true)]
    public required Input<string> DefinitionId { get; init; }

    /// <summary>Required. The version. Known beforehand: it decides what is declared.</summary>
    public required PromotionPlan Version { get; init; }
}
