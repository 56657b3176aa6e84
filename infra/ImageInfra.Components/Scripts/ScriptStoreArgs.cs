using ImageInfra.Model.Images;
using Pulumi;

namespace ImageInfra.Components.Scripts;

/// <summary>Inputs of <see cref="ScriptStore"/>.</summary>
public sealed class ScriptStoreArgs : ResourceArgs
{
    /// <summary>Required. The region of the storage account.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group of the storage account.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Required. The ARM id of the resource group, which the default account name is derived from.</summary>
    [Input("resourceGroupId", required: true)]
    public required Input<string> ResourceGroupId { get; init; }

    /// <summary>
    /// Optional. The storage account: 3 to 24 lower-case letters and digits, unique in all of Azure. Default: derived from the id of
    /// the resource group.
    /// </summary>
    [Input("accountName")]
    public Input<string>? AccountName { get; init; }

    /// <summary>Required. The principal (object) id of the identity of the builds.</summary>
    [Input("principalId", required: true)]
    public required Input<string> PrincipalId { get; init; }

    /// <summary>Optional. Whether Pulumi protects the storage account from deletion. Default: false.</summary>
    [Input("protect")]
    public bool Protect { get; init; }

    /// <summary>Optional. Tags on the storage account.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; init; } = [];

    /// <summary>Required. The files, one per blob.</summary>
    public required IReadOnlyList<LocalFile> Files { get; init; }
}
