using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads one item of <c>template.customize</c>.</summary>
internal static class CustomizerReader
{
    public static Customizer? Read(MappingReader step, OsType? osType, LocalFileReader local)
    {
        if (StepReader.Type(step, osType) is not { } type)
        {
            return null;
        }

        var name = step.Text("name");
        Customizer customizer = type switch
        {
            "Shell" => Shell(step, local),
            "PowerShell" => PowerShell(step, local),
            "WindowsRestart" => new Customizer.WindowsRestart
            {
                RestartCommand = step.Text("restartCommand"),
                RestartCheckCommand = step.Text("restartCheckCommand"),
                RestartTimeout = step.Text("restartTimeout"),
            },
            "WindowsUpdate" => new Customizer.WindowsUpdate
            {
                SearchCriteria = step.Text("searchCriteria"),
                Filters = step.Texts("filters"),
                UpdateLimit = step.Number("updateLimit") ?? 0,
            },
            _ => File(step, local),
        };
        step.Close();

        return customizer with { Name = name };
    }

    private static Customizer.Shell Shell(MappingReader step, LocalFileReader local)
    {
        var script = Script.Read(step, local);
        return new()
        {
            ScriptUri = script.Uri,
            Script = script.File,
            Unpinned = script.Unpinned,
            Inline = script.Inline,
            Sha256Checksum = script.Sha256Checksum,
        };
    }

    private static Customizer.PowerShell PowerShell(MappingReader step, LocalFileReader local)
    {
        var script = Script.Read(step, local);
        var options = PowerShellOptions.Read(step);
        return new()
        {
            ScriptUri = script.Uri,
            Script = script.File,
            Unpinned = script.Unpinned,
            Inline = script.Inline,
            Sha256Checksum = script.Sha256Checksum,
            RunElevated = options.RunElevated,
            RunAsSystem = options.RunAsSystem,
            ValidExitCodes = options.ValidExitCodes,
        };
    }

    private static Customizer.File File(MappingReader step, LocalFileReader local)
    {
        var (script, destination) = StepReader.File(step, local);
        return new()
        {
            SourceUri = script.Uri,
            Source = script.File,
            Unpinned = script.Unpinned,
            Destination = destination,
            Sha256Checksum = script.Sha256Checksum,
        };
    }
}
