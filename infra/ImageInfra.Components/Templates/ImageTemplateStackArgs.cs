using ImageInfra.Components.Inputs;
using ImageInfra.Model.Planning;
using Pulumi;

namespace ImageInfra.Components.Templates;

/// <summary>Inputs of <see cref="ImageTemplateStack"/>.</summary>
public sealed class ImageTemplateStackArgs : ResourceArgs
{
    /// <summary>Required. The region of the template.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group of the template.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Required. The ARM id of the identity that the build runs as, once it has its rights.</summary>
    [Input("identityId", required: true)]
    public required Input<string> IdentityId { get; init; }

    /// <summary>Required. The ARM id of the image definition that the build publishes versions in.</summary>
    [Input("definitionId", required: true)]
    public required Input<string> DefinitionId { get; init; }

    /// <summary>
    /// Required for an image that starts from another image of the catalog: the ARM id of that image's definition.
    /// </summary>
    [Input("baseDefinitionId")]
    public Input<string>? BaseDefinitionId { get; init; }

    /// <summary>
    /// Optional. The build VM's subnet in a network that the same program makes. Default: the template's.
    /// </summary>
    [Input("subnetId")]
    public Input<string>? SubnetId { get; init; }

    /// <summary>Optional. The containers' subnet of that network.</summary>
    [Input("containerInstanceSubnetId")]
    public Input<string>? ContainerInstanceSubnetId { get; init; }

    /// <summary>
    /// Required where the template has files of the project: the https address of each, by the name of its blob, once the
    /// identity may read it. Default: none.
    /// </summary>
    [Input("scriptUris")]
    public InputMap<string>? ScriptUris { get; init; }

    /// <summary>Optional. How tags become inputs, which has the values of those that are secret. Default: without secrets.</summary>
    public TagInputs TagInputs { get; init; } = TagInputs.WithoutSecrets;

    /// <summary>Required. The template. Known beforehand: its content decides its name.</summary>
    public required TemplatePlan Template { get; init; }
}
