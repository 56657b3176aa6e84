using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Catalog;

/// <summary>Shows the file that <c>imageinfra new</c> wrote.</summary>
internal static class NewImageView
{
    public static void Show(Report report, string file, string image)
    {
        report.Line($"wrote [bold]{file}[/]; add customizers under 'customize'");
        report.Line($"'imageinfra build {image} --local' builds it on the simulator");
        report.Result(() => new NewImageOutput(image, file));
    }
}
