using ImageInfra.Import.Writing;

namespace ImageInfra.Cli.Setup;

/// <summary>A common marketplace image for the first image of a project.</summary>
/// <param name="Key">The value of the option <c>--from</c>.</param>
/// <param name="ImageName">The default name of the image.</param>
/// <param name="Description">The purpose of the image.</param>
/// <param name="Source">The marketplace image.</param>
internal sealed record StarterImage(string Key, string ImageName, string Description, NewImage Source)
{
    /// <summary>The choices; the first one is the default.</summary>
    public static IReadOnlyList<StarterImage> All { get; } =
    [
        new("ubuntu", "ubuntu-2404", "Ubuntu Server 24.04 LTS", new("", "Linux", "canonical", "ubuntu-24_04-lts", "server")),
        new("windows-server", "windows-server-2025", "Windows Server 2025", new("", "Windows", "MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-g2")),
        new("windows-11-avd", "windows-11-avd", "Windows 11 multi-session for Azure Virtual Desktop", new("", "Windows", "microsoftwindowsdesktop", "windows-11", "win11-24h2-avd")),
    ];

    /// <summary>Returns the text of the catalog file.</summary>
    /// <param name="name">The name of the image.</param>
    public string ToYaml(string name) => (Source with { Name = name, Description = Description }).ToYaml();
}
