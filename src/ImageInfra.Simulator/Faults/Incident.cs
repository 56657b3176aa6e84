namespace ImageInfra.Simulator.Faults;

/// <summary>Something that happens to users of Azure, by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="What">What Azure does.</param>
/// <param name="KnownFrom">Where that is known from.</param>
/// <param name="Rule">What it does to requests; null where it is done by builds, versions or roles.</param>
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
            "The run starts, but the answer to the request is 504 GatewayTimeout. Whoever sends it again is refused: the template is running.",
            "danielsollondon/azvmimagebuilder#99",
            new()
            {
                Kind = FaultKind.LoseAnswer, Method = "POST", Path = Templates + "/run", Status = 504, Code = "GatewayTimeout",
                Message = "The gateway did not receive a response from 'Microsoft.VirtualMachineImages' within the specified time period.",
            }),
        new(
            "status-reads-fail",
            "Reading a template answers 500 InternalOperationError for a while in mid-run; the build goes on.",
            "danielsollondon/azvmimagebuilder#129",
            new()
            {
                Method = "GET", Path = Templates, Status = 500, Code = "InternalOperationError",
                Message = "Internal error occurred. This is a generic error for which further details are not available.",
            }),
        new(
            LateRolePropagation,
            "A new role assignment acts only minutes after it was answered with 201; until then what needs it fails with \"Not authorized to access the resource\".",
            "Azure role-based access control, troubleshooting: up to 10 minutes"),
        new(
            CustomizerFails,
            "A script ends with an exit code that is not allowed: the run fails with PackerBuildFailed, and the customization log shows which and why.",
            "Azure/azure-powershell#24244; Image Builder troubleshooting"),
        new(
            ValidationFails,
            "A validation script fails: the run counts as failed, and nothing is distributed unless continueDistributeOnFailure says so.",
            "Image Builder template reference, validate"),
        new(
            DistributionTimesOut,
            "Copying to the regions takes longer than the build may: the run fails with 'context deadline exceeded', the version is there hours later and the run output names it.",
            "Image Builder troubleshooting; hashicorp/packer#8802"),
        new(
            ReplicationFailsInOneRegion,
            "One region never gets its copy: the version ends as Failed with that region Failed and the others Completed; the run ends as PartiallySucceeded.",
            "Azure Compute Gallery, replicationStatus; the state of the run is assumed from its name"),
        new(
            CancelHangs,
            "A cancelled run stays in Canceling for hours.",
            "danielsollondon/azvmimagebuilder#79, #116"),
        new(
            TemplateCannotBeDeleted,
            "Deleting a template is accepted and fails: the template stays, as Failed.",
            "danielsollondon/azvmimagebuilder#116; Azure/azvmimagebuilder#65"),
        new(
            SubmissionFails,
            "A template is accepted and ends as Failed with a generic internal error; it stays until it is deleted.",
            "Azure/azvmimagebuilder#45; danielsollondon/azvmimagebuilder#50, #88"),
        new(
            "throttled",
            "ARM answers 429 with Retry-After, whoever asks.",
            "Azure Resource Manager throttling",
            new()
            {
                Status = 429, Code = "TooManyRequests", RetryAfter = 5,
                Message = "The request is being throttled as the limit has been reached for operation type. Please retry after the time that Retry-After says.",
            }),
        new(
            "connection-resets",
            "The connection breaks before an answer comes.",
            "every client's retry policy",
            new() { Kind = FaultKind.Reset }),
    ];
}
