using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>An image template as it is in Azure.</summary>
public sealed record TemplateResource
{
    /// <summary>The ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>Azure's provisioning state, such as Succeeded.</summary>
    public required string ProvisioningState { get; init; }

    /// <summary>Whether a run of it is in progress.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The ARM ids of the identities that its builds run as.</summary>
    public IReadOnlyList<string> IdentityIds { get; init; } = [];

    /// <summary>The ARM id of its staging resource group, or null if Azure has not said yet.</summary>
    public string? StagingGroupId { get; init; }

    /// <summary>The addresses that its distributors write VHDs to.</summary>
    public IReadOnlyList<string> VhdUris { get; init; } = [];

    /// <summary>Its tags.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Whether Azure is doing nothing with it.</summary>
    internal bool IsIdle => !IsRunning && ProvisioningState is ("Succeeded" or "Failed" or "Canceled");
}
