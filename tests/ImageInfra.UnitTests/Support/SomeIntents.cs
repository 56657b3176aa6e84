using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.UnitTests.Support;

/// <summary>Runs that are about to be requested.</summary>
internal static class SomeIntents
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static string TemplateId(string image) =>
        $"/subscriptions/s/resourceGroups/g/providers/Microsoft.VirtualMachineImages/imageTemplates/{image}-3f2a9c1b";

    public static RunEntry Of(string image = "web") => new()
    {
        Stack = "dev",
        Image = image,
        TemplateId = TemplateId(image),
        IntendedAt = Start,
    };
}
