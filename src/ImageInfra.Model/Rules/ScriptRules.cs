using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>Rules for single lines of scripts. They match commands as text. Scripts at an address are not checked.</summary>
internal static partial class ScriptRules
{
    private const int RestartIsDue = 3010;

    private static readonly (ScriptLanguage Language, ValidationRule Rule, Regex Pattern, string Message)[] s_lines =
    [
        (ScriptLanguage.PowerShell, ValidationRules.Sysprep, AppForOneUser(), "installs an app for one user; use Add-AppxProvisionedPackage"),
        (ScriptLanguage.PowerShell, ValidationRules.Sysprep, AppRemovedForOneUser(), "removes an app for one user; add -AllUsers, and remove its provisioned package too"),
        (ScriptLanguage.PowerShell, ValidationRules.Sysprep, WingetForOneUser(), "may install an app for one user; add --scope machine"),
        (ScriptLanguage.PowerShell, ValidationRules.Sysprep, Encryption(), "encrypts the disk, which makes sysprep fail"),
        (ScriptLanguage.PowerShell, ValidationRules.Sysprep, DomainJoin(), "joins a domain, which generalization undoes"),
        (ScriptLanguage.PowerShell, ValidationRules.Restart, WindowsRestart(), "restarts the VM; use a WindowsRestart customizer"),
        (ScriptLanguage.PowerShell, ValidationRules.Interactive, Prompt(), "waits for input, which a build can't give"),
        (ScriptLanguage.PowerShell, ValidationRules.Piped, PowerShellPipe(), "runs downloaded code without a check"),
        (ScriptLanguage.Shell, ValidationRules.Restart, LinuxRestart(), "restarts the VM, which breaks the build's connection"),
        (ScriptLanguage.Shell, ValidationRules.Piped, ShellPipe(), "runs downloaded code without a check"),
    ];

    public static IEnumerable<Finding> Check(InspectedImage image) =>
        [.. image.Scripts.SelectMany(Lines), .. image.Scripts.SelectMany(Processes), .. image.Scripts.SelectMany(LineEnds), .. Deprovision(image)];

    // bash reads the carriage return as part of the last word, and the kernel as part of the interpreter's name.
    private static IEnumerable<Finding> LineEnds(StepScript script)
    {
        if (script.Language is ScriptLanguage.Shell && script.Step.LocalFile?.Text is { } text && text.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var at)
        {
            var line = script.Lines[Math.Min(text.AsSpan(0, at).Count('\n'), script.Lines.Count - 1)];
            yield return script.Find(
                ValidationRules.LineEnds,
                line,
                line.Place with { Column = line.Text.Length + 1 },
                "ends with a carriage return, which Linux reads as part of the command; save the file with LF, and add '*.sh text eol=lf' to .gitattributes");
        }
    }

    private static IEnumerable<Finding> Lines(StepScript script)
    {
        foreach (var line in script.Lines.Where(l => !IsComment(l)))
        {
            foreach (var (_, rule, pattern, message) in s_lines.Where(r => r.Language == script.Language && r.Pattern.IsMatch(line.Text)))
            {
                yield return script.Find(rule, line, At(line, pattern.Match(line.Text).Index), message);
            }

            if (script.Language is ScriptLanguage.Shell && Install().Match(line.Text) is { Success: true } install && !Yes().IsMatch(line.Text))
            {
                yield return script.Find(ValidationRules.Interactive, line, At(line, install.Index), $"'{install.Value}' asks for confirmation; add --yes");
            }
        }
    }

    private static IEnumerable<Finding> Processes(StepScript script)
    {
        if (script.Language is not ScriptLanguage.PowerShell)
        {
            yield break;
        }

        var checksExitCode = script.Lines.Any(l => ExitCode().IsMatch(l.Text));
        var knowsRestart = (script.Step.Step as Step.PowerShell)?.ValidExitCodes.Contains(RestartIsDue) is true || script.Lines.Any(l => l.Text.Contains($"{RestartIsDue}", StringComparison.Ordinal));
        foreach (var line in script.Lines.Where(l => !IsComment(l)))
        {
            var start = StartProcess().Match(line.Text);
            if (Msi().Match(line.Text) is { Success: true } msi && !knowsRestart && (checksExitCode || !start.Success))
            {
                yield return script.Find(ValidationRules.MsiExitCodes, line, At(line, msi.Index), "exits with 3010 if a restart is pending, which fails the step; add validExitCodes: [0, 3010, 1641]");
            }

            if (!start.Success || Continued().IsMatch(line.Text))
            {
                continue;
            }

            if (!line.Text.Contains("-Wait", StringComparison.OrdinalIgnoreCase))
            {
                yield return script.Find(ValidationRules.NotWaited, line, At(line, start.Index), "does not wait for the process; add -Wait");
            }
            else if (!checksExitCode)
            {
                yield return script.Find(ValidationRules.ExitCodeLost, line, At(line, start.Index), "ignores the exit code of the process; add -PassThru and check ExitCode");
            }
        }
    }

    private static IEnumerable<Finding> Deprovision(InspectedImage image)
    {
        var scripts = image.Scripts.ToDictionary(s => s.Step.Path);
        string? before = null;
        foreach (var step in image.Customizers)
        {
            if (before is not null)
            {
                yield return image.Find(ValidationRules.AfterDeprovision, step.Path, $"{step.Label} runs after {before} generalized the VM");
            }

            var line = scripts.GetValueOrDefault(step.Path)?.Lines.FirstOrDefault(l => !IsComment(l) && IsDeprovision(l.Text));
            if (line is not null && before is null)
            {
                before = step.Label;
                yield return scripts[step.Path].Find(ValidationRules.Deprovision, line, At(line, Generalize().Match(line.Text).Index), "generalizes the VM; remove it, Azure Image Builder generalizes after the customizers");
            }
        }
    }

    // A line that writes Azure's deprovisioning script does not run it.
    private static bool IsDeprovision(string line) =>
        Generalize().IsMatch(line) && !line.Contains("DeprovisioningScript", StringComparison.OrdinalIgnoreCase);

    private static bool IsComment(ScriptLine line) => line.Text.AsSpan().TrimStart().StartsWith("#");

    private static Place At(ScriptLine line, int index) => line.Place with { Column = line.Place.Column + index };

    [GeneratedRegex(@"\bsysprep(\.exe)?\b.*\s/(generalize|oobe)\b|\bwaagent\s+.*-{1,2}deprovision|\bcloud-init\s+clean\b.*--machine-id", RegexOptions.IgnoreCase)]
    private static partial Regex Generalize();

    [GeneratedRegex(@"\bAdd-AppxPackage\b", RegexOptions.IgnoreCase)]
    private static partial Regex AppForOneUser();

    [GeneratedRegex(@"\bRemove-AppxPackage\b(?!.*-AllUsers\b)", RegexOptions.IgnoreCase)]
    private static partial Regex AppRemovedForOneUser();

    [GeneratedRegex(@"\bwinget(\.exe)?\s+(install|upgrade|import)\b(?!.*--scope[\s=]+machine\b)", RegexOptions.IgnoreCase)]
    private static partial Regex WingetForOneUser();

    [GeneratedRegex(@"\bEnable-BitLocker\b|\bmanage-bde(\.exe)?\s+-on\b", RegexOptions.IgnoreCase)]
    private static partial Regex Encryption();

    [GeneratedRegex(@"\bAdd-Computer\b|\bnetdom(\.exe)?\s+join\b", RegexOptions.IgnoreCase)]
    private static partial Regex DomainJoin();

    [GeneratedRegex(@"\bRestart-Computer\b|\bStop-Computer\b|\bshutdown(\.exe)?\s+.*[/-][rs]\b", RegexOptions.IgnoreCase)]
    private static partial Regex WindowsRestart();

    [GeneratedRegex(@"(^|[;&|]\s*|\bsudo\s+)(reboot|poweroff|halt|shutdown\s|init\s+[06]|systemctl\s+(reboot|poweroff))\b?")]
    private static partial Regex LinuxRestart();

    [GeneratedRegex(@"\bRead-Host\b|^\s*pause\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"\b(Invoke-Expression|iex)\b.*\b(DownloadString|Invoke-WebRequest|iwr|Invoke-RestMethod|irm)\b|\b(DownloadString|iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b.*\|\s*(iex|Invoke-Expression)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PowerShellPipe();

    [GeneratedRegex(@"\b(curl|wget)\b[^|;]*\|\s*(sudo\s+(-\S+\s+)*)?(ba|da|z)?sh\b|\b(ba|da|z)?sh\s+(-c\s+)?[""']?(<\(|\$\()\s*(curl|wget)\b")]
    private static partial Regex ShellPipe();

    [GeneratedRegex(@"\b(apt-get|apt|yum|dnf|zypper)\s+((-\S+|-o\s+\S+)\s+)*(install|upgrade|dist-upgrade|full-upgrade)\b")]
    private static partial Regex Install();

    [GeneratedRegex(@"\s(-[a-zA-Z]*y[a-zA-Z]*|--yes|--assume-yes|--assumeyes|-n|--non-interactive|--quiet=2|-qq)(\s|$)|\byes\s*\|")]
    private static partial Regex Yes();

    [GeneratedRegex(@"\bmsiexec(\.exe)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Msi();

    [GeneratedRegex(@"\bStart-Process\b", RegexOptions.IgnoreCase)]
    private static partial Regex StartProcess();

    // A continued line, or a line with splatted arguments, does not show all arguments.
    [GeneratedRegex(@"`\s*$|\s@\w+")]
    private static partial Regex Continued();

    [GeneratedRegex(@"ExitCode", RegexOptions.IgnoreCase)]
    private static partial Regex ExitCode();
}
