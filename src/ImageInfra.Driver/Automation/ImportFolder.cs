using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// A temporary folder in which <c>pulumi import</c> runs: the project's files with a runtime that needs no build. In the project's
/// own folder the command would build the program, which an import does not need.
/// </summary>
internal sealed class ImportFolder : IDisposable
{
    private const string ProjectFile = "Pulumi.yaml";
    private const string Binary = "none";
    private const string RelativeBackend = "file://.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-import-");

    private ImportFolder()
    {
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Creates the folder for a stack of a project.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    public static ImportFolder Create(string project, string stack)
    {
        var folder = new ImportFolder();
        folder.Write(ProjectFile, WithoutProgram(ProjectText.Read(System.IO.Path.Combine(project, ProjectFile), ProjectFile, FileKind.Settings), project));
        folder.Write(Binary, "");
        var settings = StackFiles.PathOf(project, stack);
        if (StackFiles.ReadText(settings, project) is { } text)
        {
            folder.Write(System.IO.Path.GetFileName(settings), text);
        }

        return folder;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static string WithoutProgram(string text, string folder)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var project = (YamlMappingNode)yaml.Documents[0].RootNode;
        project.Children.Remove(new YamlScalarNode("main"));
        project.Children[new YamlScalarNode("runtime")] = new YamlMappingNode(
            new YamlScalarNode("name"),
            new YamlScalarNode("dotnet"),
            new YamlScalarNode("options"),
            new YamlMappingNode(new YamlScalarNode("binary"), new YamlScalarNode(Binary)));
        if (project.Children.TryGetValue(new YamlScalarNode("backend"), out var value) && value is YamlMappingNode backend
            && backend.Children.TryGetValue(new YamlScalarNode("url"), out var address) && address is YamlScalarNode { Value: { } url }
            && url.StartsWith(RelativeBackend, StringComparison.Ordinal))
        {
            backend.Children[new YamlScalarNode("url")] = "file://" + System.IO.Path.GetFullPath(url["file://".Length..], folder);
        }

        var result = new StringWriter();
        yaml.Save(result, assignAnchors: false);
        return result.ToString();
    }

    private void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);
}
