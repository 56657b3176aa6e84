namespace ImageInfra.Simulator.Faults;

/// <summary>A known failure of Azure, by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="What">The behavior of Azure.</param>
/// <param name="KnownFrom">The report or document that describes it.</param>
/// <param name="Rule">The effect on requests; null if it affects builds, versions or roles instead.</param>
internal sealed record Incident(string Name, string What, string KnownFrom, FaultRule? Rule = null)
{
    public const string LateRolePropagation = "late-role-propagation";
    public const string CustomizerFails = "customizer-fails";
    public const string ValidationFails = "validation-fails";
    public const string DistributionTimesOut = "distribution-times-out";
    public const string ReplicationFailsInOneRegion = "replication-fails-in-one-region";
    public const string CancelHangs = "cancel-hangs";
    public const string TemplateCannotBeDeleted = "template-cannot-be-deleted";
    public const string SubmissionFails = "submission-fails";

    private const string Templates = "*/providers/Microsoft.VirtualMachineImages/imageTemplates/*";

    public static IReadOnlyList<Incident> All { get; } =
    [
        new(
            "run-answers-504",
            "The run starts, but the response is 504 GatewayTimeout. A second request fails because the template is running.",
            "danielsollondon/azvmimagebuilder#99",
            new()
            {
                Kind = FaultKind.LoseAnswer, Method = "POST", Path = Templates + "/run", Status = 504, Code = "GatewayTimeout",
                Message = "The gateway did not receive a response from 'Microsoft.VirtualMachineImages' within the specified time period.",
            }),
        new(
            "status-reads-fail",
            "Reading a template returns 500 InternalOperationError for a while during a run; the build continues.",
            "danielsollondon/azvmimagebuilder#129",
            new()
            {
                Method = "GET", Path = Templates, Status = 500, Code = "InternalOperationError",
                Message = "Internal error occurred. This is a generic error for which further details are not available.",
            }),
        new(
            LateRolePropagation,
            "A new role assignment takes effect minutes after the response 201; until then requests that need it fail with \"Not authorized to access the resource\".",
            "Azure role-based access control, troubleshooting: up to 10 minutes"),
        new(
            CustomizerFails,
            "A script ends with an exit code that is not allowed: the run fails with PackerBuildFailed, and the customization log names the script.",
            "Azure/azure-powershell#24244; Image Builder troubleshooting"),
        new(
            ValidationFails,
            "A validation script fails: the run fails, and nothing is distributed unless continueDistributeOnFailure is true.",
            "Image Builder template reference, validate"),
        new(
            DistributionTimesOut,
            "Replication exceeds the build timeout: the run fails with 'context deadline exceeded'; hours later, the version and its run output exist.",
            "Image Builder troubleshooting; hashicorp/packer#8802"),
        new(
            ReplicationFailsInOneRegion,
            "Replication to one region fails: the version and that region are Failed, the other regions Completed, and the run PartiallySucceeded.",
            "Azure Compute Gallery, replicationStatus; the state of the run is assumed from its name"),
        new(
            CancelHangs,
            "A canceled run stays in Canceling for hours.",
            "danielsollondon/azvmimagebuilder#79, #116"),
        new(
            TemplateCannotBeDeleted,
            "The deletion of a template is accepted and fails: the template remains, in the state Failed.",
            "danielsollondon/azvmimagebuilder#116; Azure/azvmimagebuilder#65"),
        new(
            SubmissionFails,
            "A template is accepted and then Failed with a generic internal error; it remains until it is deleted.",
            "Azure/azvmimagebuilder#45; danielsollondon/azvmimagebuilder#50, #88"),
        new(
            "throttled",
            "ARM returns 429 with Retry-After to every caller.",
            "Azure Resource Manager throttling",
            new()
            {
                Status = 429, Code = "TooManyRequests", RetryAfter = 5,
                Message = "The request is being throttled as the limit has been reached for operation type. Please retry after the time in the Retry-After header.",
            }),
        new(
            "connection-resets",
            "The connection closes before the response.",
            "every client's retry policy",
            new() { Kind = FaultKind.Reset }),
    ];
}
