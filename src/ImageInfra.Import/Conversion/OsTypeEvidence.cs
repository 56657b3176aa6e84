using ImageInfra.Import.Values;

namespace ImageInfra.Import.Conversion;

/// <summary>Infers the operating system of a template.</summary>
internal static class OsTypeEvidence
{
    private static readonly string[] s_linux =
        ["canonical", "redhat", "suse", "debian", "credativ", "openlogic", "almalinux", "resf", "kinvolk", "microsoftcblmariner"];

    private static readonly string[] s_windows = ["microsoftwindowsserver", "microsoftwindowsdesktop"];

    /// <summary>Returns the operating system and the reason, or null if unknown.</summary>
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
            { } publisher when s_linux.Contains(publisher.ToLowerInvariant()) => ("Linux", $"the publisher of its source is {publisher}"),
            { } publisher when s_windows.Contains(publisher.ToLowerInvariant()) => ("Windows", $"the publisher of its source is {publisher}"),
            _ => null,
        };
    }

    private static IEnumerable<ArmNode.Map> Steps(ArmNode.Map properties)
    {
        var validators = (properties.Find("validate") as ArmNode.Map)?.Find("inVMValidations");
        return new[] { properties.Find("customize"), validators }.OfType<ArmNode.List>().SelectMany(l => l.Items).OfType<ArmNode.Map>();
    }
}
