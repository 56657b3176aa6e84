using ImageInfra.Import.Arm;

namespace ImageInfra.Import.Conversion;

/// <summary>Infers the operating system of a template.</summary>
internal static class OsTypeEvidence
{
    private static readonly string[] s_linux =
        ["canonical", "redhat", "suse", "debian", "credativ", "openlogic", "almalinux", "resf", "kinvolk", "microsoftcblmariner"];

    private static readonly string[] s_windows = ["microsoftwindowsserver", "microsoftwindowsdesktop"];

    /// <summary>The operating system and why, or null where nothing is certain.</summary>
    public static (string OsType, string Why)? Find(ArmNode.Map properties)
    {
        foreach (var step in Steps(properties))
        {
            switch (step.TextOf("type")?.ToLowerInvariant())
            {
                case "shell":
                    return ("Linux", "it has a Shell step");
                case "powershell" or "windowsrestart" or "windowsupdate":
                    return ("Windows", $"it has a {step.TextOf("type")} step");
            }
        }

        return (properties.Find("source") as ArmNode.Map)?.TextOf("publisher") switch
        {
            { } publisher when s_linux.Contains(publisher.ToLowerInvariant()) => ("Linux", $"its source is {publisher}'s"),
            { } publisher when s_windows.Contains(publisher.ToLowerInvariant()) => ("Windows", $"its source is {publisher}'s"),
            _ => null,
        };
    }

    private static IEnumerable<ArmNode.Map> Steps(ArmNode.Map properties)
    {
        var validators = (properties.Find("validate") as ArmNode.Map)?.Find("inVMValidations");
        return new[] { properties.Find("customize"), validators }.OfType<ArmNode.List>().SelectMany(l => l.Items).OfType<ArmNode.Map>();
    }
}
