namespace ImageInfra.Model.Loading;

/// <summary>Reads one item of <c>template.validate.inVMValidations</c>.</summary>
internal static class ValidatorReader
{
    public static Validator? Read(MappingReader step, OsType? osType)
    {
        if (StepReader.Type(step, osType) is not { } type)
        {
            return null;
        }

        var name = step.Text("name");
        Validator validator = type switch
        {
            "Shell" => Shell(step),
            "PowerShell" => PowerShell(step),
            _ => File(step),
        };
        step.Close();

        return validator with { Name = name };
    }

    private static Validator.Shell Shell(MappingReader step)
    {
        var script = Script.Read(step);
        return new() { ScriptUri = script.Uri, Inline = script.Inline, Sha256Checksum = script.Sha256Checksum };
    }

    private static Validator.PowerShell PowerShell(MappingReader step)
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

    private static Validator.File File(MappingReader step)
    {
        var (sourceUri, destination, checksum) = StepReader.File(step);
        return new() { SourceUri = sourceUri, Destination = destination, Sha256Checksum = checksum };
    }
}
