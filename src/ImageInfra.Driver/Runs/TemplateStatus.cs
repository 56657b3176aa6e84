namespace ImageInfra.Driver.Runs;

/// <summary>The status of an image template.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="ProvisioningState">Azure's provisioning state, such as Succeeded.</param>
/// <param name="LastRun">The last run; null if the template never ran.</param>
public sealed record TemplateStatus(string Id, string ProvisioningState, RunStatus? LastRun)
{
    /// <summary>The marketplace version of <c>latest</c> at the submission of the template; null for other sources.</summary>
    public string? ExactVersion { get; init; }

    /// <summary>The staging resource group; null if Azure has not created it yet.</summary>
    public string? StagingGroupId { get; init; }
}
