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

    /// <summary>Required. The ARM id of the identity of the build; it must resolve after its rights are assigned.</summary>
    [Input("identityId", required: true)]
    public required Input<string> IdentityId { get; init; }

    /// <summary>Required. The ARM id of the image definition of the versions.</summary>
    [Input("definitionId", required: true)]
    public required Input<string> DefinitionId { get; init; }

    /// <summary>The ARM id of the base image's definition. Required if the source is another image of the catalog.</summary>
    [Input("baseDefinitionId")]
    public Input<string>? BaseDefinitionId { get; init; }

    /// <summary>Optional. The subnet of the build VM, in a network of the same program. Default: the subnet of the template.</summary>
    [Input("subnetId")]
    public Input<string>? SubnetId { get; init; }

    /// <summary>Optional. The subnet of the containers in that network.</summary>
    [Input("containerInstanceSubnetId")]
    public Input<string>? ContainerInstanceSubnetId { get; init; }

    /// <summary>
    /// The https addresses of project files, by blob name; they must resolve after the identity can read the files. Required if
    /// the template has project files.
    /// </summary>
    [Input("scriptUris")]
    public InputMap<string>? ScriptUris { get; init; }

    /// <summary>Optional. Converts tags to inputs. Default: tags with secret values are omitted.</summary>
    public TagInputs TagInputs { get; init; } = TagInputs.WithoutSecrets;

    /// <summary>Required. The template.</summary>
    public required TemplatePlan Template { get; init; }
}
