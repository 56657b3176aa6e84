using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using ImageInfra.Project.Files;

namespace ImageInfra.Cli.Options;

/// <summary>The names of images, for completion scripts.</summary>
internal static class ImageCompletion
{
    /// <summary>The images of the project in the current folder; empty if they cannot be read.</summary>
    public static IEnumerable<string> InCurrentProject()
    {
        try
        {
            var project = new FactoryProject(ProjectDirectory.Find(Directory.GetCurrentDirectory()), ScopeOptions.DefaultStack);
            return [.. CatalogDirectory.Files(project.Directory, project.ImagesDirectory).Select(f => Path.GetFileNameWithoutExtension(f.Path))];
        }
        catch (Exception e) when (e is CatalogException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
