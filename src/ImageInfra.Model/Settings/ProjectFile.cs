using System.Text.RegularExpressions;
using ImageInfra.Model.Images;
using YamlDotNet.RepresentationModel;

namespace ImageInfra.Model.Settings;

/// <summary>The file <c>Pulumi.yaml</c>. It has no settings of ImageInfra: those are in the stack files beside it.</summary>
public sealed partial class ProjectFile
{
    /// <summary>The file name.</summary>
    public const string FileName = "Pulumi.yaml";

    private const string NotAName = "is not the name of a project; expected at most 100 letters, digits, '-', '_' and '.'";

    private readonly List<CatalogError> _problems = [];

    /// <summary>The name of the project. Default: <c>imageinfra</c>.</summary>
    public string Name { get; private set; } = SettingsSource.Namespace;

    /// <summary>The keys that Pulumi refuses, or that ImageInfra would not see.</summary>
    public IReadOnlyList<CatalogError> Problems => _problems;

    /// <summary>Parses the file. Errors are in <see cref="Problems"/>.</summary>
    /// <param name="text">The content.</param>
    public static ProjectFile Parse(string text)
    {
        var file = new ProjectFile();
        try
        {
            var root = new YamlMappingNode();
            SettingsYaml.Read(FileName, text, mapping => root = mapping);
            file.Read(root);
        }
        catch (CatalogException e)
        {
            file._problems.AddRange(e.Errors);
        }

        return file;
    }

    /// <summary>What is wrong with a name of a project, or null.</summary>
    public static string? NameProblem(string name) => ProjectName().IsMatch(name) ? null : NotAName;

    private void Read(YamlMappingNode root)
    {
        if (Find(root, "name") is not { } name)
        {
            Report(1, "name", "is required; expected 'name: PROJECT'");
        }
        else if (name is YamlScalarNode { Value: { } text } && NameProblem(text) is null)
        {
            Name = text;
        }
        else
        {
            Report(SettingsYaml.LineOf(name), "name", NotAName);
        }

        if (Find(root, "runtime") is null)
        {
            Report(1, "runtime", "is required; expected 'runtime: dotnet', or the language of your program");
        }

        if (Find(root, "stackConfigDir") is { } folder)
        {
            Report(SettingsYaml.LineOf(folder), "stackConfigDir", "is not supported, because ImageInfra reads the stack files beside Pulumi.yaml; move them there, and remove the key");
        }

        var config = Find(root, "config");
        if (config is YamlScalarNode)
        {
            Report(SettingsYaml.LineOf(config), "config", "is the old form of stackConfigDir, which is not supported; move the stack files beside Pulumi.yaml, and remove the key");
        }

        foreach (var key in (config as YamlMappingNode)?.Children.Keys.OfType<YamlScalarNode>() ?? [])
        {
            var full = key.Value!.Contains(':', StringComparison.Ordinal) ? key.Value : $"{Name}:{key.Value}";
            if (full.StartsWith($"{SettingsSource.Namespace}:", StringComparison.Ordinal))
            {
                Report(SettingsYaml.LineOf(key), $"config.{key.Value}", "is a setting of ImageInfra, which is not read from Pulumi.yaml; move it below 'config:' in the Pulumi.STACK.yaml of each stack");
            }
        }
    }

    private static YamlNode? Find(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(new YamlScalarNode(key), out var value) && !SettingsYaml.IsEmpty(value) ? value : null;

    private void Report(int line, string path, string problem) => _problems.Add(new(FileName, line, path, problem));

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}\z")]
    private static partial Regex ProjectName();
}
