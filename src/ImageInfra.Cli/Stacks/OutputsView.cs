using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows the outputs of a stack.</summary>
internal static class OutputsView
{
    public static void Show(Report report, StackOutputs outputs)
    {
        report.Line($"resource group      {outputs.ResourceGroupName}");
        report.Line($"gallery             {outputs.GalleryId}");
        report.Line($"identity            {outputs.IdentityId}");
        report.Line($"identity principal  {outputs.IdentityPrincipalId}");
        if (outputs.BuildNetworkAddress is { } address)
        {
            report.Line($"builds' IP address  {address}");
        }

        foreach (var (name, image) in outputs.Images)
        {
            report.Line($"[bold]{name}[/]");
            report.Line($"  definition        {image.DefinitionId}");
            if (image.Template is { } template)
            {
                report.Line($"  template          {template.Id}");
                report.Line($"  run output        {template.RunOutputName}");
            }
            else
            {
                report.Line($"  template          [yellow]waits for {outputs.Waiting.GetValueOrDefault(name)}[/]");
            }
        }

        foreach (var (image, channels) in outputs.Channels)
        {
            report.Line($"channels of [bold]{image}[/]");
            foreach (var (channel, version) in channels)
            {
                report.Line($"  {channel,-16}  {version}");
            }
        }

        report.Result(() => Output(outputs));
    }

    /// <summary>The outputs for JSON.</summary>
    public static StackOutput Output(StackOutputs outputs) => new(
        outputs.ResourceGroupName,
        outputs.GalleryId,
        outputs.IdentityId,
        outputs.IdentityPrincipalId,
        outputs.Images.ToDictionary(i => i.Key, i => Image(i.Value)),
        outputs.Channels,
        outputs.Waiting,
        outputs.BuildNetworkAddress);

    private static StackOutput.Image Image(ImageOutputs image) =>
        new(image.DefinitionId, image.Template?.Id, image.Template?.Name, image.Template?.RunOutputName);
}
