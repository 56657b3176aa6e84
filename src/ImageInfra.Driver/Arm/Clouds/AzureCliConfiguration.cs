using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>Reads the configuration of the Azure CLI.</summary>
internal static class AzureCliConfiguration
{
    private const string Variable = "AZURE_CLOUD_NAME";

    /// <summary>The cloud set by <c>az cloud set</c>; null if none was set.</summary>
    /// <param name="variables">The environment variables, which locate the settings of the Azure CLI.</param>
    public static AzureSetting? CloudName(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault(Variable) is { Length: > 0 } set)
        {
            return new(set, $"the environment variable {Variable}", $"unset {Variable}");
        }

        var home = variables.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        var directory = variables.GetValueOrDefault("AZURE_CONFIG_DIR") is { Length: > 0 } given ? given
            : home is { Length: > 0 } ? Path.Combine(home, ".azure")
            : null;
        if (directory is null)
        {
            return null;
        }

        var file = Path.Combine(directory, "config");
        try
        {
            return FileReader.FindText(file, FileKind.Foreign) is { } text && CloudNameIn(text) is { } name
                ? new(name, $"the Azure CLI's cloud in {file}", $"az cloud set --name {AzureCloud.DefaultCliName}")
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The value of <c>name</c> in the section <c>cloud</c> of an INI file; null if it is not set.</summary>
    public static string? CloudNameIn(string text)
    {
        var section = "";
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (line is ['[', .., ']'])
            {
                section = line[1..^1].Trim();
            }
            else if (section == "cloud" && line.Split('=', 2) is [var key, var value] && key.Trim() == "name" && value.Trim() is { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }
}
