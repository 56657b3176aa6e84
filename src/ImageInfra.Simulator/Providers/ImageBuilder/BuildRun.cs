using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Runs templates, from Queued to the end.</summary>
internal sealed class BuildRun(AzureState azure)
{
    private const string Phase = "run-phase";
    private const string Ended = "run-ended";
    private const string StepFailed = "run-step-failed";
    private const string TimedOut = "run-timed-out";
    private const string Canceled = "run-canceled";
    private const string NoTime = "0001-01-01T00:00:00Z";
    private const string Distributing = "Distributing";

    private static readonly TimeSpan s_cancellation = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_hang = TimeSpan.FromHours(30);
    private static readonly TimeSpan s_afterDistribution = TimeSpan.FromMinutes(1);

    public IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Phase] = due => WhenRunning(due, template => Enter(template, (int)due.Data!["index"]!, due)),
        [StepFailed] = due => WhenRunning(due, template => Fail(template, BuildFailure.Step(template))),
        [Ended] = due => WhenRunning(due, template => EndDistribution(template)),
        [TimedOut] = due => WhenRunning(due, template => Fail(template, BuildFailure.Timeout(StepOf(template) == Distributing))),
        [Canceled] = due =>
        {
            if (azure.Store.TryFind(due.Target, out var template))
            {
                End(template, "Canceled", "Image build was canceled", "Canceled", null);
            }
        },
        [Distribution.Published] = due => Distribution.Publish(azure, due),
    };

    public static string? StateOf(ArmResource template) => (string?)template.Properties["lastRunStatus"]?["runState"];

    /// <summary>Whether a resource is a template with an active run.</summary>
    public static bool IsActive(ArmResource resource) => StateOf(resource) is "Running" or "Canceling";

    public ArmAnswer Start(ArmRequest request, ArmResource template)
    {
        if (template.ProvisioningState != "Succeeded" || IsActive(template))
        {
            throw NotAllowed("run", template);
        }

        return new(202) { Headers = OperationKind.ImageBuilder.Headers(Begin(template).Id, request) };
    }

    /// <summary>Starts a run and returns its operation.</summary>
    public Operation Begin(ArmResource template)
    {
        var start = Time(azure.Now);
        var operation = azure.Operations.Create(OperationKind.ImageBuilder, template.Location!, template.Id);
        template.Hidden["operation"] = operation.Number;
        template.Properties["lastRunStatus"] = new JsonObject
        {
            ["startTime"] = start,
            ["endTime"] = NoTime,
            ["runState"] = "Running",
            ["runSubState"] = "Queued",
            ["message"] = "",
        };
        RunRecord.Begin(azure, template);
        azure.Store.Put(template);
        var data = new JsonObject { ["run"] = start };
        Schedule(template, Phase, azure.Now, data, 0);
        Schedule(template, TimedOut, azure.Now + BuildPlan.TimeoutOf(template.Properties), data);
        return operation;
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
        var takes = azure.Faults.Take(Incident.CancelHangs, template.Id) ? s_hang : s_cancellation;
        azure.Timeline.Schedule(azure.Now + takes, Canceled, template.Id);
        return new(204);
    }

    private void Enter(ArmResource template, int index, DueEvent due)
    {
        var phases = BuildPlan.Of(template.Properties, template.Id).Phases;
        var phase = index < phases.Count ? phases[index].Phase : Distributing;
        template.Properties["lastRunStatus"]!["runSubState"] = phase;
        RunRecord.Enter(azure, template, phase);
        azure.Store.Put(template);
        if (phase == Distributing)
        {
            Distribute(template, due);
            return;
        }

        if (phase == "Customizing" && SourceFacts.CheckBuildVm(azure, template) is { } refused)
        {
            Fail(template, refused);
        }
        else if (phase == "Customizing" && RunRecord.FailingCustomizer(template) is { } failing)
        {
            Schedule(template, StepFailed, RunRecord.CustomizerEnd(template, failing), due.Data!);
        }
        else if (phase == "Validating" && azure.Faults.Take(Incident.ValidationFails, template.Id))
        {
            RunRecord.FailValidation(template);
            azure.Store.Put(template);
            var goesOn = (bool?)template.Properties["validate"]!["continueDistributeOnFailure"] == true;
            Schedule(template, goesOn ? Phase : StepFailed, azure.Now + phases[index].Takes, due.Data!, index + 1);
        }
        else
        {
            Schedule(template, Phase, azure.Now + phases[index].Takes, due.Data!, index + 1);
        }
    }

    private void Distribute(ArmResource template, DueEvent due)
    {
        if ((bool?)template.Properties["validate"]?["sourceValidationOnly"] == true)
        {
            End(template, "Succeeded", "", "Succeeded", null);
            return;
        }

        var (ends, fault) = Distribution.Begin(azure, template);
        if (fault is not null && ends == azure.Now)
        {
            Fail(template, fault);
            return;
        }

        template.Hidden["distributionFault"] = fault?.Message;
        azure.Store.Put(template);
        Schedule(template, Ended, ends + s_afterDistribution, due.Data!);
    }

    private void EndDistribution(ArmResource template)
    {
        if (RunRecord.HasFailedValidation(template))
        {
            Fail(template, BuildFailure.Step(template));
            return;
        }

        var problem = (string?)template.Hidden["distributionFault"] ?? Distribution.FailedRegion(azure, template);
        template.Hidden.Remove("distributionFault");
        End(template, problem is null ? "Succeeded" : "PartiallySucceeded", problem ?? "", "Succeeded", null);
    }

    private void Fail(ArmResource template, ArmFault fault) => End(template, "Failed", fault.Message, "Failed", fault);

    private void End(ArmResource template, string state, string message, string operation, ArmFault? fault)
    {
        var status = (JsonObject)template.Properties["lastRunStatus"]!;
        status["runState"] = state;
        status["endTime"] = Time(azure.Now);
        status["message"] = message;
        status.Remove("runSubState");
        RunRecord.End(azure, template, state);
        azure.Store.Put(template);
        azure.Operations.End((long)template.Hidden["operation"]!, operation, fault);
    }

    private void Schedule(ArmResource template, string kind, DateTimeOffset time, JsonObject data, int? index = null)
    {
        var entry = new JsonObject { ["run"] = (string?)data["run"] };
        if (index is { } i)
        {
            entry["index"] = i;
        }

        azure.Timeline.Schedule(time, kind, template.Id, entry);
    }

    // Ignores events of a run that was canceled or that failed.
    private void WhenRunning(DueEvent due, Action<ArmResource> action)
    {
        if (azure.Store.TryFind(due.Target, out var template)
            && StateOf(template) == "Running"
            && (string?)template.Properties["lastRunStatus"]!["startTime"] == (string?)due.Data!["run"])
        {
            action(template);
        }
    }

    private static string? StepOf(ArmResource template) => (string?)template.Properties["lastRunStatus"]!["runSubState"];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O");

    private static ArmFault NotAllowed(string action, ArmResource template) => new(
        409,
        "OperationNotAllowed",
        $"Operation {ImageTemplateType.TypeName}/{action}/action is not allowed in provisioning state: {(template.ProvisioningState == "Succeeded" ? "provisioned" : template.ProvisioningState?.ToLowerInvariant())} or run state: {StateOf(template)?.ToLowerInvariant() ?? "none"}.");
}

/// <summary>The errors of a failed run.</summary>
internal static class BuildFailure
{
    private const string Code = "PackerBuildFailed";

    /// <summary>Returns the error of a failed customizer or validator.</summary>
    public static ArmFault Step(ArmResource template)
    {
        var run = RunRecord.IdOf(RunRecord.Of(template)!);
        var isValidation = RunRecord.HasFailedValidation(template);
        return Failed($"Microservice has failed: Failed while processing request: Error when executing packerizer: Packer build command has failed: exit status 1. During the image build{(isValidation ? ", validating the image" : "")}, a failure has occurred, please review the build log to identify which build/customization step failed. For more troubleshooting steps go to https://aka.ms/azvmimagebuilderts. Image Build log location: {StagingGroup.AccountOf(template)}/blobServices/default/containers/packerlogs/{run}/{(isValidation ? "validation" : "customization")}.log. OperationId: {run}. Use this operationId to search packer logs.");
    }

    /// <summary>Returns the error of a run that timed out.</summary>
    public static ArmFault Timeout(bool isDistributing) => isDistributing
        ? Failed("Microservice has failed: Failed while processing request: Error waiting on Azure Compute Gallery future for resource group: context deadline exceeded. The image version may still be created in the background.")
        : Failed("Failed while waiting for packerizer: Timeout waiting for microservice to complete: 'context deadline exceeded'.");

    private static ArmFault Failed(string message) => new(400, Code, message);
}
