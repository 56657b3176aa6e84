namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template last run status, as it is.</summary>
[OutputType]
public sealed class ImageTemplateLastRunStatusResponse
{
    public readonly string? EndTime;
    public readonly string? Message;
    public readonly string? RunState;
    public readonly string? RunSubState;
    public readonly string? StartTime;

    [OutputConstructor]
    private ImageTemplateLastRunStatusResponse(string? endTime, string? message, string? runState, string? runSubState, string? startTime)
    {
        EndTime = endTime;
        Message = message;
        RunState = runState;
        RunSubState = runSubState;
        StartTime = startTime;
    }
}
