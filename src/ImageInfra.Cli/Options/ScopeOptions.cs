using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Project.Files;

namespace ImageInfra.Cli.Options;

/// <summary>The options that select the target of a command.</summary>
internal sealed class ScopeOptions
{
    /// <summary>The default stack.</summary>
    public const string DefaultStack = "dev";

    private const double DefaultSpeed = 900;

    private readonly Option<string> _stack = new("--stack", "-s")
    {
        Description = "The stack, with settings in Pulumi.STACK.yaml.",
        DefaultValueFactory = _ => DefaultStack,
        HelpName = "STACK",
    };

    private readonly Option<bool> _local = new("--local")
    {
        Description = "Use the simulated Azure under .imageinfra/, without Azure and without the Pulumi CLI.",
    };

    private readonly Option<double> _speed = new("--speed")
    {
        Description = "The speed of the simulator's clock: simulated seconds for each real second, 1 to 100000.",
        DefaultValueFactory = _ => DefaultSpeed,
        HelpName = "FACTOR",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write only the result to stdout, as JSON; 'imageinfra schema --json COMMAND' describes it.",
    };

    private readonly Option<bool> _progress = new("--progress")
    {
        Description = "With --json: also write the progress, as text for people, to stderr.",
    };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "Use no colors, even if NO_COLOR is not set.",
    };

    private readonly Option<string?> _project = new("--project", "-p")
    {
        Description = "The folder of Pulumi.yaml. Default: the current folder or its nearest parent with one.",
        HelpName = "DIRECTORY",
    };

    public ScopeOptions()
    {
        _stack.Validators.Add(StackName);
        _speed.Validators.Add(Speed);
    }

    /// <summary>Adds the applicable options to a command.</summary>
    public void AddTo(Command command, bool hasPlace = true, bool hasStack = true)
    {
        if (hasStack)
        {
            command.Options.Add(_stack);
        }

        if (hasPlace)
        {
            command.Options.Add(_local);
        }

        command.Options.Add(_speed);
        command.Options.Add(_json);
        command.Options.Add(_progress);
        command.Options.Add(_noColor);
        command.Options.Add(_project);
    }

    /// <summary>Adds the option of the project's folder.</summary>
    public void AddFolderTo(Command command) => command.Options.Add(_project);

    /// <summary>The folder that was passed, or the current one.</summary>
    public string Folder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(_project) ?? ".");

    /// <summary>Adds the options of output: color and JSON.</summary>
    public void AddSpeechTo(Command command)
    {
        command.Options.Add(_json);
        command.Options.Add(_progress);
        command.Options.Add(_noColor);
    }

    /// <summary>Adds the option for the speed of the simulator's clock.</summary>
    public Option<double> AddSpeedTo(Command command)
    {
        command.Options.Add(_speed);
        return _speed;
    }

    /// <summary>Whether the command line names a stack.</summary>
    public bool HasStack(ParseResult parsed) => parsed.GetResult(_stack) is { Implicit: false };

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    public bool HasProgress(ParseResult parsed) => parsed.GetValue(_progress);

    public bool HasNoColor(ParseResult parsed) => parsed.GetValue(_noColor);

    /// <exception cref="DirectoryNotFoundException">The folder has no project.</exception>
    public Scope Read(ParseResult parsed) => new(
        ProjectDirectory.Find(Path.GetFullPath(parsed.GetValue(_project) ?? ".")),
        parsed.GetValue(_stack)!,
        parsed.GetValue(_local),
        parsed.GetValue(_speed),
        parsed.GetValue(_json));

    private static void StackName(OptionResult result)
    {
        // The name becomes part of file names.
        if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= 100 } name
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            result.AddError("--stack is not a stack name; expected 1 to 100 letters, digits, '-', '_' and '.'");
        }
    }

    private static void Speed(OptionResult result)
    {
        if (result.GetValueOrDefault<double>() is not (>= 1 and <= 100_000))
        {
            result.AddError("--speed is out of range; expected 1 to 100000");
        }
    }
}
