namespace ImageInfra.Driver.Runs;

/// <summary>How an image template stands.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="ProvisioningState">Azure's provisioning state, such as Succeeded.</param>
/// <param name="LastRun">Its last run, or null when it never ran.</param>
public sealed record TemplateStatus(string Id, string ProvisioningState, RunStatus? LastRun)
{
    /// <summary>The marketplace version that <c>latest</c> was when the template was submitted, or null.</summary>
    public string? ExactVersion { get; init; }

    /// <summary>The resource group that the build's own resources are in, or null if Azure has not said yet.</summary>
    public string? StagingGroupId { get; init; }
}
