namespace ImageInfra.Project.Files;

/// <summary>The folder of <c>Pulumi.yaml</c>. Paths in settings are relative to it.</summary>
public static class ProjectDirectory
{
    /// <summary>Finds the nearest folder with a <c>Pulumi.yaml</c>, from a folder upwards, but not above the root of its git repository.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither the folder nor a parent in the repository has a <c>Pulumi.yaml</c>.</exception>
    public static string Find(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
            {
                return directory.FullName;
            }

            // A worktree has a file of that name.
            if (Path.Exists(Path.Combine(directory.FullName, ".git")))
            {
                break;
            }
        }

        throw new DirectoryNotFoundException($"no Pulumi.yaml in {start} or a parent folder of the same repository; run the command inside a project, or create one with 'imageinfra init'");
    }
}
