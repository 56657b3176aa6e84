using System.Text.RegularExpressions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Rules for what makes the generalization of Windows fail or hang: pending restarts, the guest agent, elevated steps.</summary>
internal static partial class WindowsRules
{
    /// <summary>Returns the findings of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="others">The images of the catalog by name.</param>
    public static IEnumerable<Finding> Check(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others) =>
        image.Spec.Definition.OsType is OsType.Windows
            ? [.. Restarts(image), .. image.Scripts.SelectMany(Agents), .. image.Scripts.SelectMany(StrictMode), .. SourceChain.MarketplaceOf(image, others) is { } source && MarketplaceKnowledge.Of(source).IsWindowsClient ? image.Steps.SelectMany(s => Elevated(image, s)) : []]
            : image.Scripts.SelectMany(Agents);

    private static IEnumerable<Finding> Restarts(InspectedImage image)
    {
        var scripts = image.Scripts.ToDictionary(s => s.Step.Path);
        (StepScript Script, ScriptLine Line)? pending = null;
        foreach (var step in image.Customizers)
        {
            switch (step.Type)
            {
                case "WindowsRestart":
                    pending = null;
                    break;
                case "WindowsUpdate" when pending is { } before:
                    yield return image.Find(ValidationRules.NoRestartBefore, step.Path, $"installs updates while a restart may be pending from {before.Script.Step.Label}; add a WindowsRestart before it");
                    break;
            }

            if (scripts.GetValueOrDefault(step.Path) is { Language: ScriptLanguage.PowerShell } script
                && script.Lines.LastOrDefault(l => !IsComment(l) && Feature().IsMatch(l.Text)) is { } line)
            {
                pending = (script, line);
            }
        }

        if (pending is { } last)
        {
            yield return last.Script.Find(ValidationRules.NoRestartAfterFeature, last.Line, At(last.Line, Feature().Match(last.Line.Text).Index), "changes a feature of Windows without a WindowsRestart after it");
        }
    }

    private static IEnumerable<Finding> Agents(StepScript script) => script.Lines
        .Where(l => !IsComment(l))
        .Select(l => (Line: l, Match: (script.Language is ScriptLanguage.PowerShell ? WindowsAgent() : LinuxAgent()).Match(l.Text)))
        .Where(l => l.Match.Success)
        .Select(l => script.Find(ValidationRules.AgentOff, l.Line, At(l.Line, l.Match.Index), $"turns off '{l.Match.Groups["agent"].Value}', which Azure needs to generalize and to start VMs"));

    private static IEnumerable<Finding> StrictMode(StepScript script)
    {
        if (script.Language is ScriptLanguage.PowerShell
            && script.Lines.FirstOrDefault(l => !IsComment(l) && Strict().IsMatch(l.Text)) is { } line
            && !script.Lines.Any(l => ExitCode().IsMatch(l.Text)))
        {
            yield return script.Find(ValidationRules.StrictMode, line, At(line, Strict().Match(line.Text).Index), "makes the step fail if no program ran, because its wrapper reads $LastExitCode; add $global:LASTEXITCODE = 0");
        }
    }

    private static IEnumerable<Finding> Elevated(InspectedImage image, InspectedStep step)
    {
        if (step.Step is Step.PowerShell { RunElevated: true, RunAsSystem: false })
        {
            yield return image.Find(ValidationRules.NotAsSystem, $"{step.Path}.runElevated", $"{step.Label} may hang on Windows client without runAsSystem: true");
        }
    }

    private static bool IsComment(ScriptLine line) => line.Text.AsSpan().TrimStart().StartsWith("#");

    private static Place At(ScriptLine line, int index) => line.Place with { Column = line.Place.Column + index };

    [GeneratedRegex(@"\b(Enable|Disable)-WindowsOptionalFeature\b|\b(Install|Add|Uninstall|Remove)-WindowsFeature\b|\bAdd-WindowsCapability\b|\bdism(\.exe)?\s.*/(enable|disable)-feature\b|\bwsl(\.exe)?\s+--install\b", RegexOptions.IgnoreCase)]
    private static partial Regex Feature();

    [GeneratedRegex(@"\b(Set-Service\b.*\b(?<agent>RdAgent|WindowsAzureGuestAgent)\b.*(Disabled|Stopped)|(Stop|Remove|Suspend)-Service\b.*\b(?<agent>RdAgent|WindowsAzureGuestAgent)\b|sc(\.exe)?\s+(stop|delete|config)\s+[""']?(?<agent>RdAgent|WindowsAzureGuestAgent)\b.*|net(\.exe)?\s+stop\s+[""']?(?<agent>RdAgent|WindowsAzureGuestAgent)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WindowsAgent();

    [GeneratedRegex(@"\bsystemctl\s+(--now\s+)?(disable|mask)\s+(--now\s+)?(?<agent>walinuxagent|waagent)\b|\b(apt-get|apt|dnf|yum|zypper)\s+.*\b(remove|purge|erase)\s+.*\b(?<agent>walinuxagent|WALinuxAgent)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex LinuxAgent();

    [GeneratedRegex(@"\bSet-StrictMode\b(?!.*-Off\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Strict();

    // A script that sets the code, or runs a program, which sets it.
    [GeneratedRegex(@"LASTEXITCODE\s*=|\.exe\b|(^|[;{|=(])\s*&\s|\bSet-StrictMode\s+-Off\b|\bexit\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExitCode();
}
