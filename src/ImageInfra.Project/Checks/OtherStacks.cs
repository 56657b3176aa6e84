using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Checks;

/// <summary>Lists the other stacks of a project.</summary>
internal static class OtherStacks
{
    /// <summary>The other stacks whose files can be read. Errors in the rest are reported by commands on those stacks.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack to leave out.</param>
    public static IEnumerable<NamedStack> Of(string project, NamedStack stack)
    {
        foreach (var name in StackFiles.NamesIn(project).Where(n => n != stack.Settings.Stack))
        {
            if (Read(project, name, stack) is { } other)
            {
                yield return other;
            }
        }
    }

    /// <summary>Whether any image uses files of the project.</summary>
    public static bool HaveScripts(IEnumerable<ImageSpec> images) => images.Any(i => LocalFiles.Of(i.Template).Any());

    private static NamedStack? Read(string project, string name, NamedStack stack)
    {
        try
        {
            var source = StackFiles.Read(project, name);
            var settings = SettingsReader.Read(name, source);
            return new(source, settings, HasScripts(project, settings, stack));
        }
        catch (CatalogException)
        {
            return null;
        }
    }

    private static bool HasScripts(string project, FactorySettings settings, NamedStack stack) =>
        settings.ImagesDirectory == stack.Settings.ImagesDirectory
            ? stack.HasScripts
            : HaveScripts(CatalogDirectory.Inspect(project, settings.ImagesDirectory).Images.Select(i => i.Spec));
}
