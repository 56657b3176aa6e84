using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Setup;

/// <summary>The command <c>imageinfra completion</c>.</summary>
internal static class CompletionCommand
{
    private const string Description = """
        Writes the completion script of a shell to stdout. It completes commands, options and the names of images.

          bash        source <(imageinfra completion bash)                       in ~/.bashrc
          zsh         source <(imageinfra completion zsh)                        in ~/.zshrc, after compinit
          fish        imageinfra completion fish | source                        in ~/.config/fish/config.fish
          powershell  imageinfra completion powershell | Out-String | iex        in $PROFILE
        """;

    // Each script passes the line up to the cursor to the directive [suggest], and offers the lines that it prints.
    private static readonly Dictionary<string, string> s_scripts = new()
    {
        ["bash"] = """
            _imageinfra() {
              local word="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
              COMPREPLY=($(compgen -W "$(imageinfra "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _imageinfra imageinfra
            """,
        ["zsh"] = """
            _imageinfra() {
              local -a words=("${(@f)$(imageinfra "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- "${words[@]}" || _files
            }
            compdef _imageinfra imageinfra
            """,
        ["fish"] = """
            function __imageinfra
              set -l line (commandline -cp)
              imageinfra "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c imageinfra -a '(__imageinfra)'
            """,
        ["powershell"] = """
            Register-ArgumentCompleter -Native -CommandName imageinfra -ScriptBlock {
              param($word, $line, $position)
              imageinfra "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Create(CommandRunner runner)
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", s_scripts.Keys)}." };
        shell.AcceptOnlyFromAmong([.. s_scripts.Keys]);
        var command = new Command("completion", Description) { shell };
        runner.Handle(command, (parsed, report, _) =>
        {
            report.Verbatim(s_scripts[parsed.GetValue(shell)!]);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
