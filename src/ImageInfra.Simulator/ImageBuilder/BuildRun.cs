using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>The run of a template, from Queued to its end.</summary>
internal sealed class BuildRun(SimulatedAzure azure)
{
    private const string Phase = "run-phase";
    private const string Ended = "run-ended";
    private const string TimedOut = "run-timed-out";
    private const string Canceled = "run-canceled";
    private const string NoTime = "0001-01-01T00:00:00Z";

    private static readonly TimeSpan s_cancellation = TimeSpan.FromMinutes(2);

    public IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Phase] = due => WhenRunning(due, template => Enter(template, (string)due.Data["phase"]!, due)),
        [Ended] = due => WhenRunning(due, template => Succeed(template, due)),
        [TimedOut] = due => WhenRunning(due, template => Fail(template, due, new ArmFault(
            400,
            "PackerBuildFailed",
            "Failed while waiting for packerizer: Timeout waiting for microservice to complete: 'context deadline exceeded'."))),
        [Canceled] = due =>
        {
            if (azure.Store.TryFind(due.Target, out var template))
            {
                End(template, due, "Canceled", "Image build was canceled", "Canceled", null);
            }
        },
    };

    public static string? StateOf(ArmResource template) => (string?)template.Properties["lastRunStatus"]?["runState"];

    public ArmAnswer Start(ArmRequest request, ArmResource template)
    {
        if (template.ProvisioningState != "Succeeded" || StateOf(template) is "Running" or "Canceling")
        {
            throw NotAllowed("run", template);
        }

        var start = Time(azure.Now);
        var location = (string)template.Body["location"]!;
        var operation = azure.Operations.Create(OperationKind.ImageBuilder, location, template.Id);
        var plan = BuildPlan.Of(template.Properties, template.Id);
        template.Hidden["operation"] = operation;
        template.Properties["lastRunStatus"] = new JsonObject
        {
            ["startTime"] = start,
            ["endTime"] = NoTime,
            ["runState"] = "Running",
            ["runSubState"] = "Queued",
            ["message"] = "",
        };
        azure.Store.Put(template);
        Schedule(template, plan, new JsonObject { ["run"] = start, ["operation"] = operation });
        return new(202) { Headers = OperationKind.ImageBuilder.Headers($"{request.BaseAddress}{operation}", request) };
    }

    public ArmAnswer Cancel(ArmResource template)
    {
        if (StateOf(template) != "Running")
        {
            throw NotAllowed("cancel", template);
        }

        var status = (JsonObject)template.Properties["lastRunStatus"]!;
        status["runState"] = "Canceling";
        status["message"] = "Canceling image build";
        status.Remove("runSubState");
        azure.Store.Put(template);
        azure.Timeline.Schedule(azure.Now + s_cancellation, Canceled, template.Id, new JsonObject { ["operation"] = (string?)template.Hidden["operation"] });
        return new(204);
    }

    private void Schedule(ArmResource template, BuildPlan plan, JsonObject data)
    {
        var time = azure.Now;
        foreach (var (phase, takes) in plan.Phases)
        {
            var entry = (JsonObject)data.DeepClone();
            entry["phase"] = phase;
            azure.Timeline.Schedule(time, Phase, template.Id, entry);
            time += takes;
        }

        azure.Timeline.Schedule(time, Ended, template.Id, (JsonObject)data.DeepClone());
        var timeout = BuildPlan.TimeoutOf(template.Properties);
        if (timeout < plan.Total)
        {
            azure.Timeline.Schedule(azure.Now + timeout, TimedOut, template.Id, data);
        }
    }

    private void Enter(ArmResource template, string phase, DueEvent due)
    {
        template.Properties["lastRunStatus"]!["runSubState"] = phase;
        azure.Store.Put(template);
        if (phase == "Distributing" && Distribution.Begin(azure, template) is { } fault)
        {
            Fail(template, due, fault);
        }
    }

    private void Succeed(ArmResource template, DueEvent due)
    {
        Distribution.End(azure, template);
        End(template, due, "Succeeded", "", "Succeeded", null);
    }

    private void Fail(ArmResource template, DueEvent due, ArmFault fault)
    {
        Distribution.Abandon(azure, template);
        End(template, due, "Failed", fault.Message, "Failed", fault);
    }

    private void End(ArmResource template, DueEvent due, string state, string message, string operation, ArmFault? fault)
    {
        var status = (JsonObject)template.Properties["lastRunStatus"]!;
        status["runState"] = state;
        status["endTime"] = Time(azure.Now);
        status["message"] = message;
        status.Remove("runSubState");
        azure.Store.Put(template);
        azure.Operations.End((string)due.Data["operation"]!, operation, fault);
    }

    // Whatever was planned for a run that was cancelled, or that failed, does not happen.
    private void WhenRunning(DueEvent due, Action<ArmResource> action)
    {
        if (azure.Store.TryFind(due.Target, out var template)
            && StateOf(template) == "Running"
            && (string?)template.Properties["lastRunStatus"]!["startTime"] == (string?)due.Data["run"])
        {
            action(template);
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static ArmFault NotAllowed(string action, ArmResource template) => new(
        409,
        "OperationNotAllowed",
        $"Operation Microsoft.VirtualMachineImages/imageTemplates/{action}/action is not allowed in provisioning state: {(template.ProvisioningState == "Succeeded" ? "provisioned" : template.ProvisioningState?.ToLowerInvariant())} or run state: {StateOf(template)?.ToLowerInvariant() ?? "none"}.");
}
