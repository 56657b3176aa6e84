namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The command of the Azure CLI that restores a soft-deleted version.</summary>
internal static class RestoreCommand
{
    public static string? Of(string versionId) => versionId.Split('/') is ["", _, var subscription, _, var group, _, _, _, var gallery, _, var definition, _, var number]
        ? $"az sig image-version undelete --subscription {subscription} --resource-group {group} --gallery-name {gallery} "
            + $"--gallery-image-definition {definition} --gallery-image-version {number}"
        : null;
}
