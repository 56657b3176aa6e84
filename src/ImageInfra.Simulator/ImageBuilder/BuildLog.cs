using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>The customization log of a run, as far as it is written by a time: Packer's lines around what each customizer says.</summary>
internal sealed class BuildLog
{
    private readonly StringBuilder _text = new();
    private readonly DateTimeOffset _now;
    private readonly string _run;

    private BuildLog(DateTimeOffset now, string run)
    {
        _now = now;
        _run = run;
    }

    /// <summary>The log of what happened until a time.</summary>
    public static string Customization(ArmResource template, JsonObject run, DateTimeOffset now)
    {
        var end = RunRecord.EndOf(run);
        var log = new BuildLog(end < now ? end.Value : now, RunRecord.IdOf(run));
        if (RunRecord.Entered(run, "Building") is { } building)
        {
            log.Connect(template, building);
        }

        if (RunRecord.Entered(run, "Customizing") is { } customizing)
        {
            log.Customize(template, run, customizing);
        }

        if (end is not null)
        {
            log.Close(run, end.Value);
        }

        return log._text.ToString();
    }

    /// <summary>The log of the validators.</summary>
    public static string Validation(ArmResource template, JsonObject run, DateTimeOffset now)
    {
        var log = new BuildLog(now, RunRecord.IdOf(run));
        if (RunRecord.Entered(run, "Validating") is not { } time)
        {
            return "";
        }

        var steps = ((JsonArray)template.Properties["validate"]!["inVMValidations"]!).OfType<JsonObject>().ToList();
        var fails = (bool?)run["failedValidation"] == true;
        foreach (var (step, index) in steps.Select((s, i) => (s, i)))
        {
            time = log.Step(step, time, TimeSpan.FromMinutes(1), fails && index == steps.Count - 1);
        }

        return log._text.ToString();
    }

    private void Connect(ArmResource template, DateTimeOffset time)
    {
        var isWindows = (template.Properties["customize"] as JsonArray ?? []).Any(c => (string?)c!["type"] is "PowerShell" or "WindowsUpdate" or "WindowsRestart");
        Out(time, "azure-arm: Running builder ...");
        Out(time.AddSeconds(4), "azure-arm: Getting tokens using Managed Identity for Azure");
        Out(time.AddSeconds(9), "azure-arm: Creating resource group ...");
        Out(time.AddSeconds(21), "azure-arm: Validating deployment template ...");
        Out(time.AddSeconds(25), "azure-arm: Deploying deployment template ...");
        Out(time.AddMinutes(4), "azure-arm: Getting the VM's IP address ...");
        Out(time.AddMinutes(4).AddSeconds(3), isWindows ? "azure-arm: Waiting for WinRM to become available..." : "azure-arm: Waiting for SSH to become available...");
        Out(time.AddMinutes(6), isWindows ? "azure-arm: Connected to WinRM!" : "azure-arm: Connected to SSH!");
    }

    private void Customize(ArmResource template, JsonObject run, DateTimeOffset time)
    {
        var failing = (int?)run["failing"];
        var at = time + BuildPlan.BeforeCustomizers;
        foreach (var (customizer, index) in (template.Properties["customize"] as JsonArray ?? []).Select((c, i) => ((JsonObject)c!, i)))
        {
            at = Step(customizer, at, BuildPlan.Takes(customizer), index == failing);
            if (index == failing)
            {
                return;
            }
        }

        Err(at, "[INFO] (telemetry) Starting provisioner deprovision");
        Out(at.AddSeconds(40), "azure-arm: Querying the machine's properties ...");
        Err(at.AddSeconds(70), "[INFO] (telemetry) ending deprovision");
        Out(at.AddSeconds(80), "azure-arm: Powering off machine ...");
        Out(at.AddSeconds(110), "azure-arm: Capturing image ...");
    }

    private DateTimeOffset Step(JsonObject step, DateTimeOffset time, TimeSpan takes, bool fails)
    {
        var provisioner = (string?)step["type"] switch
        {
            "Shell" => "shell", "PowerShell" => "powershell", "WindowsRestart" => "windows-restart", "WindowsUpdate" => "windows-update", _ => "file",
        };
        var name = (string?)step["name"] ?? provisioner;
        var end = time + takes;
        Err(time, $"[INFO] (telemetry) Starting provisioner {provisioner}");
        Out(time.AddSeconds(1), $"azure-arm: Provisioning with {provisioner} script: {name}");
        foreach (var line in (step["inline"] as JsonArray ?? []).Select(l => (string)l!))
        {
            Out(time.AddSeconds(2), $"azure-arm: + {line}");
        }

        if (fails)
        {
            Err(end, $"[INFO] (telemetry) ending {provisioner}");
            Out(end, provisioner == "powershell"
                ? $"azure-arm: Script exited with non-zero exit status: 1. Allowed exit codes are: [{string.Join(' ', (step["validExitCodes"] as JsonArray ?? [0]).Select(c => c!.ToJsonString()))}]"
                : "azure-arm: Script exited with non-zero exit status: 1. Allowed exit codes are: [0]");
            return end;
        }

        Err(end, $"[INFO] (telemetry) ending {provisioner}");
        return end;
    }

    private void Close(JsonObject run, DateTimeOffset end)
    {
        if ((string?)run["state"] == "Failed")
        {
            Out(end, "azure-arm: Provisioning step had errors: Running the cleanup provisioner, if present...");
            Out(end, "Build 'azure-arm' errored: Script exited with non-zero exit status: 1.");
            Out(end, "Builds finished but no artifacts were created.");
        }

        Err(end, "[INFO] (telemetry) Finalizing.");
    }

    private void Out(DateTimeOffset time, string line) => Write(time, $"[{_run}] PACKER OUT ==> {line}");

    private void Err(DateTimeOffset time, string line) =>
        Write(time, string.Create(CultureInfo.InvariantCulture, $"[{_run}] PACKER ERR {time.UtcDateTime:yyyy/MM/dd HH:mm:ss} {line}"));

    private void Write(DateTimeOffset time, string line)
    {
        if (time <= _now)
        {
            _text.Append(line).Append('\n');
        }
    }
}
