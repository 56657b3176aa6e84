using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads one item of <c>template.validate.inVMValidations</c>.</summary>
internal static class ValidatorReader
{
    public static Validator? Read(MappingReader step, OsType? osType, LocalFileReader local)
    {
        if (StepReader.Type(step, osType) is not { } type)
        {
            return null;
        }

        var name = step.Text("name");
        Validator validator = type switch
        {
            "Shell" => Shell(step, local),
            "PowerShell" => PowerShell(step, local),
            _ => File(step, local),
        };
        step.Close();

        return validator with { Name = name };
    }

    private static Validator.Shell Shell(MappingReader step, LocalFileReader local)
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

    private static Validator.PowerShell PowerShell(MappingReader step, LocalFileReader local)
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

    private static Validator.File File(MappingReader step, LocalFileReader local)
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
