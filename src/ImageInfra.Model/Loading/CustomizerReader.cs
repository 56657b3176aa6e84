namespace ImageInfra.Model.Loading;

/// <summary>Reads one item of <c>template.customize</c>.</summary>
internal static class CustomizerReader
{
    public static Customizer? Read(MappingReader step, OsType? osType)
    {
        if (StepReader.Type(step, osType) is not { } type)
        {
            return null;
        }

        var name = step.Text("name");
        Customizer customizer = type switch
        {
            "Shell" => Shell(step),
            "PowerShell" => PowerShell(step),
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
            _ => File(step),
        };
        step.Close();

        return customizer with { Name = name };
    }

    private static Customizer.Shell Shell(MappingReader step)
    {
        var script = Script.Read(step);
        return new() { ScriptUri = script.Uri, Inline = script.Inline, Sha256Checksum = script.Sha256Checksum };
    }

    private static Customizer.PowerShell PowerShell(MappingReader step)
    {
        var script = Script.Read(step);
        var options = PowerShellOptions.Read(step);
        return new()
        {
            ScriptUri = script.Uri,
            Inline = script.Inline,
            Sha256Checksum = script.Sha256Checksum,
            RunElevated = options.RunElevated,
            RunAsSystem = options.RunAsSystem,
            ValidExitCodes = options.ValidExitCodes,
        };
    }

    private static Customizer.File File(MappingReader step)
    {
        var (sourceUri, destination, checksum) = StepReader.File(step);
        return new() { SourceUri = sourceUri, Destination = destination, Sha256Checksum = checksum };
    }
}
