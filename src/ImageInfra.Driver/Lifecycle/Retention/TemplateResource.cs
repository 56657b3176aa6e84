using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>An image template in Azure.</summary>
public sealed record TemplateResource
{
    /// <summary>The ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>Azure's provisioning state, such as Succeeded.</summary>
    public required string ProvisioningState { get; init; }

    /// <summary>Whether a run of the template is in progress.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The ARM ids of the identities of its build VMs.</summary>
    public IReadOnlyList<string> IdentityIds { get; init; } = [];

    /// <summary>The ARM id of the staging resource group; null if Azure has not created it yet.</summary>
    public string? StagingGroupId { get; init; }

    /// <summary>The URLs of VHDs that its distributors write.</summary>
    public IReadOnlyList<string> VhdUris { get; init; } = [];

    /// <summary>The tags.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Whether no operation on the template is in progress.</summary>
    internal bool IsIdle => !IsRunning && ProvisioningState is ("Succeeded" or "Failed" or "Canceled");
}
