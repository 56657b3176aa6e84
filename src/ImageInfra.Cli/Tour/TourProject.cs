using ImageInfra.Cli.Options;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Tour;

/// <summary>A temporary copy of the files of a project's stack.</summary>
internal sealed class TourProject : IDisposable
{
    private const string Added = "imageinfra-rehearsal";

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("imageinfra-rehearsal-");
    private readonly string _stack;

    private TourProject(string stack) => _stack = stack;

    public string Directory => _directory.FullName;

    public static TourProject CopyOf(Scope scope)
    {
        var stack = LocalAzure.ProjectOf(scope.Directory, scope.Stack).Load();
        var images = stack.Settings.ImagesDirectory;
        var copy = new TourProject(scope.Stack);
        copy.Copy(scope.Directory, "Pulumi.yaml");
        copy.Copy(scope.Directory, $"Pulumi.{scope.Stack}.yaml");
        // The policy is left out: the originals were checked, and the customizer that the tour adds need not meet it.
        var catalog = CatalogDirectory.Files(scope.Directory, images).Concat(CatalogDirectory.FragmentFiles(scope.Directory, images));
        var scripts = stack.Catalog.Images.SelectMany(i => LocalFiles.Of(i.Template)).Select(f => f.Path).Distinct();
        foreach (var file in catalog.Select(f => f.Path).Concat(scripts))
        {
            copy.Copy(scope.Directory, file);
        }

        return copy;
    }

    /// <summary>Opens the project with its current files.</summary>
    public FactoryProject Open() => LocalAzure.ProjectOf(Directory, _stack);

    /// <summary>Adds a customizer to an image's file.</summary>
    /// <exception cref="CatalogException">The image's file has no block of customizers.</exception>
    public void AddCustomizer(ImageSpec image)
    {
        var directory = Path.Combine(Directory, Open().Load().Settings.ImagesDirectory);
        var path = Path.Combine(directory, $"{image.Name}.yaml");
        var lines = File.ReadAllLines(path).ToList();
        var customize = lines.FindIndex(l => l.TrimEnd().EndsWith("customize:", StringComparison.Ordinal));
        var item = lines.FindIndex(customize + 1, l => l.TrimStart().StartsWith("- ", StringComparison.Ordinal));
        if (customize < 0 || item < 0)
        {
            throw new CatalogException([new($"{image.Name}.yaml", 0, "template.customize", "is not a block with a step on each line, to which 'rehearse' can add a step; rewrite it as a block")]);
        }

        var indent = lines[item][..lines[item].IndexOf('-', StringComparison.Ordinal)];
        var type = image.Definition.OsType is OsType.Linux ? "Shell" : "PowerShell";
        lines.Insert(item, $"{indent}- {{ type: {type}, name: {Added}, inline: [\"echo {Added}\"] }}");
        File.WriteAllLines(path, lines);
    }

    /// <summary>Removes the protection of the copied stack, so that the tour can delete it.</summary>
    public void Unprotect()
    {
        var path = Path.Combine(Directory, $"Pulumi.{_stack}.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("imageinfra:protect: true", "imageinfra:protect: false", StringComparison.Ordinal));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private void Copy(string from, string file)
    {
        var target = Path.Combine(Directory, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        AtomicFile.Write(target, FileReader.ReadBytes(Path.Combine(from, file), FileKind.Script));
    }
}
