namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The trigger status, as it is.</summary>
[OutputType]
public sealed class TriggerStatusResponse
{
    public readonly string Code;
    public readonly string Message;
    public readonly string Time;

    [OutputConstructor]
    private TriggerStatusResponse(string code, string message, string time)
    {
        Code = code;
        Message = message;
        Time = time;
    }
}
