namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template restart customizer, as it is.</summary>
[OutputType]
public sealed class ImageTemplateRestartCustomizerResponse
{
    public readonly string? Name;
    public readonly string? RestartCheckCommand;
    public readonly string? RestartCommand;
    public readonly string? RestartTimeout;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateRestartCustomizerResponse(string? name, string? restartCheckCommand, string? restartCommand, string? restartTimeout, string type)
    {
        Name = name;
        RestartCheckCommand = restartCheckCommand;
        RestartCommand = restartCommand;
        RestartTimeout = restartTimeout;
        Type = type;
    }
}
