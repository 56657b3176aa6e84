using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Catalog;

/// <summary>The options for the folder in which catalog files are written.</summary>
internal sealed class CatalogFolderOptions(ScopeOptions scope)
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder to write to. Default: the stack's catalog.",
        HelpName = "DIRECTORY",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Overwrite existing files.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_force);
    }

    /// <summary>The folder as it was given, to repeat the command.</summary>
    public IReadOnlyList<string> Given(ParseResult parsed) => parsed.GetValue(_output) is { } output ? ["--output", output] : [];

    public bool IsForced(ParseResult parsed) => parsed.GetValue(_force);

    /// <summary>The folder; null if there is no project and none is required.</summary>
    public CatalogFolder? Read(ParseResult parsed, bool isRequired)
    {
        if (parsed.GetValue(_output) is { } output)
        {
            return new(Path.GetFullPath(output), output);
        }

        try
        {
            return CatalogFolder.Of(StackSession.ProjectOf(scope.Read(parsed)));
        }
        catch (DirectoryNotFoundException) when (!isRequired)
        {
            return null;
        }
    }
}
