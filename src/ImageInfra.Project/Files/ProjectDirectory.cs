namespace ImageInfra.Project.Files;

/// <summary>The folder of <c>Pulumi.yaml</c>, which paths in settings are relative to.</summary>
public static class ProjectDirectory
{
    /// <summary>The nearest folder with a <c>Pulumi.yaml</c>, from one folder upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Find(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Pulumi.yaml in {start} or above; run it inside the project");
    }
}
