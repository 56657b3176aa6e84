using System.Globalization;
using System.Text;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Generates the log of a run up to a time: Packer's lines and the output of customizers.</summary>
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

    /// <summary>Returns the customization log up to a time.</summary>
    public static string Customization(ArmResource template, JsonObject run, DateTimeOffset now)
    {
        var end = RunRecord.EndOf(run);
        var log = new BuildLog(end < now ? end.Value : now, RunRecord.IdOf(run));
        if (RunRecord.Entered(run, "Building") is { } building)
        {
            log.Connect(template, building);
        }

        // Packer ends after the capture of the image, before the distribution.
        var done = RunRecord.Entered(run, "Customizing") is { } customizing ? log.Customize(template, run, customizing) : null;
        if (end is not null && !(done <= end))
        {
            log.End(end.Value, wasStopped: (string?)run["state"] is "Failed" or "Canceled");
        }

        return log._text.ToString();
    }

    /// <summary>Returns the validation log up to a time.</summary>
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
            var isLast = index == steps.Count - 1;
            time = log.Step(step, time, TimeSpan.FromMinutes(1), fails && isLast);
            if (isLast && !fails)
            {
                log.Finish(time);
            }
        }

        return log._text.ToString();
    }

    private void Connect(ArmResource template, DateTimeOffset time)
    {
        var isWindows = (template.Properties["customize"] as JsonArray ?? []).Any(c => (string?)c!["type"] is "PowerShell" or "WindowsUpdate" or "WindowsRestart");
        Out(time, "==> azure-arm: Running builder ...");
        Out(time.AddSeconds(4), "==> azure-arm: Getting tokens using Managed Identity for Azure");
        Out(time.AddSeconds(9), "==> azure-arm: Creating resource group ...");
        Out(time.AddSeconds(21), "==> azure-arm: Validating deployment template ...");
        Out(time.AddSeconds(25), "==> azure-arm: Deploying deployment template ...");
        Out(time.AddMinutes(4), "==> azure-arm: Getting the VM's IP address ...");
        Out(time.AddMinutes(4).AddSeconds(3), $"==> azure-arm: Waiting for {(isWindows ? "WinRM" : "SSH")} to become available...");
        Out(time.AddMinutes(6), isWindows ? "==> azure-arm: Connected to WinRM!" : "==> azure-arm: Connected to SSH!");
    }

    /// <summary>Writes the lines of the customizers. Returns the time at which Packer ends.</summary>
    private DateTimeOffset? Customize(ArmResource template, JsonObject run, DateTimeOffset time)
    {
        var failing = (int?)run["failing"];
        var at = time + BuildPlan.BeforeCustomizers;
        foreach (var (customizer, index) in (template.Properties["customize"] as JsonArray ?? []).Select((c, i) => ((JsonObject)c!, i)))
        {
            at = Step(customizer, at, BuildPlan.Takes(customizer), index == failing, [.. PackageList.Of(template.Properties, customizer)]);
            if (index == failing)
            {
                return at;
            }
        }

        Err(at, "[INFO] (telemetry) Starting provisioner deprovision");
        Out(at.AddSeconds(40), "==> azure-arm: Querying the machine's properties ...");
        Err(at.AddSeconds(70), "[INFO] (telemetry) ending deprovision");
        Out(at.AddSeconds(80), "==> azure-arm: Powering off machine ...");
        Out(at.AddSeconds(100), "==> azure-arm: Skipping image creation...");
        return Finish(at.AddSeconds(110));
    }

    private DateTimeOffset Step(JsonObject step, DateTimeOffset time, TimeSpan takes, bool fails, params IReadOnlyList<string> output)
    {
        var type = (string?)step["type"] switch
        {
            "Shell" => "shell", "PowerShell" => "powershell", "WindowsRestart" => "windows-restart", "WindowsUpdate" => "windows-update", _ => "file",
        };
        var end = time + takes;
        Err(time, $"[INFO] (telemetry) Starting provisioner {type}");
        Out(time.AddSeconds(1), type switch
        {
            "windows-restart" => "==> azure-arm: Restarting Machine",
            "windows-update" => "==> azure-arm: Running Windows update...",
            "file" => $"==> azure-arm: Uploading {(string?)step["name"] ?? "file"} => {(string?)step["destination"]}",
            _ => $"==> azure-arm: Provisioning with {type} script: {(string?)step["name"] ?? $"/tmp/packer-{type}"}",
        });
        foreach (var line in (step["inline"] as JsonArray ?? []).Select(l => (string)l!))
        {
            Out(time.AddSeconds(2), $"    azure-arm: + {line}");
        }

        if (fails)
        {
            return Fail(end, type, step);
        }

        foreach (var line in output)
        {
            Out(end, $"    azure-arm: {line}");
        }

        Err(end, $"[INFO] (telemetry) ending {type}");
        return end;
    }

    private DateTimeOffset Fail(DateTimeOffset time, string type, JsonObject step)
    {
        var codes = string.Join(' ', (step["validExitCodes"] as JsonArray ?? [0]).Select(c => c!.ToJsonString()));
        var reason = type switch
        {
            "windows-restart" => "Timeout waiting for machine to restart.",
            "file" => "Upload failed: Process exited with status 1",
            _ => $"Script exited with non-zero exit status: 1. Allowed exit codes are: [{codes}]",
        };
        Out(time, "    azure-arm: this step fails because of a fault that was added to the simulator");
        Err(time, $"[INFO] (telemetry) ending {type}");
        Out(time, "==> azure-arm: Provisioning step had errors: Running the cleanup provisioner, if present...");
        Out(time, "==> azure-arm: The resource group was not created by Packer, deleting individual resources ...");
        Out(time, $"Build 'azure-arm' errored: {reason}");
        return Finish(time);
    }

    // Image Builder stops Packer when the run is canceled or times out.
    private void End(DateTimeOffset time, bool wasStopped)
    {
        if (wasStopped)
        {
            Err(time, "Cancelling builder after context cancellation context canceled");
            Out(time, "Cancelling build after receiving terminated");
            Out(time, "Build 'azure-arm' errored: Build was cancelled");
        }

        Finish(time);
    }

    private DateTimeOffset Finish(DateTimeOffset time)
    {
        Out(time, "==> Builds finished but no artifacts were created.");
        Err(time, "[INFO] (telemetry) Finalizing.");
        return time;
    }

    private void Out(DateTimeOffset time, string line) => Write(time, $"[{_run}] PACKER OUT {line}");

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
