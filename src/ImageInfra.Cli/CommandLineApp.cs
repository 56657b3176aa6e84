using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Catalog;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Setup;
using ImageInfra.Cli.Simulators;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Stores;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Tour;
using ImageInfra.Cli.Versions;

namespace ImageInfra.Cli;

/// <summary>Parses the command line and runs commands.</summary>
internal static class CommandLineApp
{
    /// <summary>Runs one command, which a token can cancel, and returns its exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        CliConsole console,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        using var interrupts = new Interrupts(cancellationToken);
        return await RunAsync(args, console, clock, interrupts);
    }

    /// <summary>Runs one command and returns its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliConsole console, TimeProvider clock, Interrupts interrupts)
    {
        var parsed = Create(console, clock, interrupts).Parse(args);
        if (CommandLineErrors.Of(parsed, args) is { Count: > 0 } errors)
        {
            var report = new Report(console, args.Contains("--json"));
            report.Fail(ExitCode.InvalidInput, errors);
            console.Error.WriteLine($"for the allowed values, run '{CommandNames.Full(parsed)} --help'");
            return (int)ExitCode.InvalidInput;
        }

        // System.CommandLine writes only help. Ctrl-C is handled by Interrupts.
        var invocation = new InvocationConfiguration
        {
            Output = console.UnmaskedOutput,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, interrupts.Token);
    }

    /// <summary>Creates the root command with all commands and options.</summary>
    public static RootCommand Create(CliConsole console, TimeProvider clock, Interrupts interrupts)
    {
        var runner = new CommandRunner(console, clock, interrupts);
        var root = new RootCommand { Action = new RootHelp() };
        root.Subcommands.Add(InitCommand.Create(runner));
        root.Subcommands.Add(RehearseCommand.Create(runner));
        root.Subcommands.Add(PreviewCommand.Create(runner));
        root.Subcommands.Add(UpCommand.Create(runner));
        root.Subcommands.Add(RefreshCommand.Create(runner));
        root.Subcommands.Add(AdoptCommand.Create(runner));
        root.Subcommands.Add(DestroyCommand.Create(runner));
        root.Subcommands.Add(OutputsCommand.Create(runner));
        root.Subcommands.Add(ImagesCommand.Create(runner));
        root.Subcommands.Add(ValidateCommand.Create(runner));
        root.Subcommands.Add(SchemaCommand.Create(runner));
        root.Subcommands.Add(NewCommand.Create(runner));
        root.Subcommands.Add(ImportCommand.Create(runner));
        root.Subcommands.Add(ExportCommand.Create(runner));
        root.Subcommands.Add(BuildCommand.Create(runner));
        root.Subcommands.Add(FollowCommand.Create(runner));
        root.Subcommands.Add(CancelCommand.Create(runner));
        root.Subcommands.Add(LogsCommand.Create(runner));
        root.Subcommands.Add(RunsCommand.Create(runner));
        root.Subcommands.Add(VersionsCommand.Create(runner));
        root.Subcommands.Add(LineageCommand.Create(runner));
        root.Subcommands.Add(OutdatedCommand.Create(runner));
        root.Subcommands.Add(CostCommand.Create(runner));
        root.Subcommands.Add(DistributeCommand.Create(runner));
        root.Subcommands.Add(PromoteCommand.Create(runner));
        root.Subcommands.Add(ChannelCommand.Create(runner));
        root.Subcommands.Add(RollbackCommand.Create(runner));
        root.Subcommands.Add(RevokeCommand.Create(runner));
        root.Subcommands.Add(RestoreCommand.Create(runner));
        root.Subcommands.Add(VerifyCommand.Create(runner));
        root.Subcommands.Add(PruneCommand.Create(runner));
        root.Subcommands.Add(StoreCommand.Create(runner));
        root.Subcommands.Add(SimCommand.Create(runner));
        root.Subcommands.Add(CompletionCommand.Create(runner));
        root.Subcommands.Add(ManCommand.Create(runner, () => ManPage.Create(root, RootHelp.Groups)));
        CompleteImages(root);
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new HelpOfCommand(help, new RootHelp()),
                VersionOption => new VersionAction(),
                _ => option.Action,
            };
        }

        return root;
    }

    private static void CompleteImages(Command command)
    {
        foreach (var image in command.Arguments.Where(a => a.Name == "IMAGE"))
        {
            image.CompletionSources.Add(_ => ImageCompletion.InCurrentProject().Select(name => new CompletionItem(name)));
        }

        foreach (var subcommand in command.Subcommands)
        {
            CompleteImages(subcommand);
        }
    }
}
