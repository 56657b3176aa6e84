using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// The engine's report of one operation, read from the lines of its event log. The Automation API has types for these events, but
/// offers no way to parse them.
/// </summary>
internal sealed partial class EngineRecord(IProgress<StackEvent> progress)
{
    // Components, the stack and providers have other types; they are not Azure resources.
    private const string AzurePrefix = "azure-native:";

    private readonly Lock _gate = new();
    private readonly Dictionary<StackAction, int> _changes = [];
    private readonly Dictionary<string, (string Type, string Name)> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private readonly List<ResourceFailure> _failed = [];
    private readonly Dictionary<string, StackRemoval> _removals = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _general = [];
    private readonly RefreshFindings _refreshed = new();

    /// <summary>The number of Azure resources for each action.</summary>
    public IReadOnlyDictionary<StackAction, int> Changes
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<StackAction, int>(_changes);
            }
        }
    }

    /// <summary>The Azure resources that are deleted or replaced, also in a preview. Whether one is retained is not in the events.</summary>
    public IReadOnlyList<StackRemoval> Removals
    {
        get
        {
            lock (_gate)
            {
                return [.. _removals.Values];
            }
        }
    }

    /// <summary>The result of a refresh.</summary>
    public StackRefresh Refreshed => _refreshed.Result;

    /// <summary>The resources that failed, each with all its messages.</summary>
    public IReadOnlyList<ResourceFailure> Failures
    {
        get
        {
            lock (_gate)
            {
                var failed = _failed.Select(f => f with { Message = MessageOf(f.Urn) ?? f.Message }).ToList();
                var others = _errors.Keys
                    .Where(urn => IsAzure(TypeOf(urn)) && _failed.All(f => f.Urn != urn))
                    .Select(urn => new ResourceFailure(urn, TypeOf(urn), null, MessageOf(urn)!, null));
                return [.. failed, .. others];
            }
        }
    }

    /// <summary>Errors without an Azure resource: errors of the program and of the engine.</summary>
    public IReadOnlyList<string> GeneralErrors
    {
        get
        {
            lock (_gate)
            {
                return [.. _general.Distinct()];
            }
        }
    }

    /// <summary>The Azure resources with an unfinished action after the last event, in words.</summary>
    public IReadOnlyList<string> UnderWay
    {
        get
        {
            lock (_gate)
            {
                return [.. _underWay.Values.Select(u => $"{ResourceNouns.Of(u.Type)} '{u.Name}'")];
            }
        }
    }

    /// <summary>The name of a resource in the program.</summary>
    public static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];

    /// <summary>Reads one event. An incomplete line is ignored, as a killed engine may leave one.</summary>
    public void Read(string line)
    {
        JsonObject? e;
        try
        {
            e = JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return;
        }

        switch (e)
        {
            case { } when e["resourcePreEvent"] is JsonObject pre:
                Begin(pre);
                break;
            case { } when e["resOutputsEvent"] is JsonObject done:
                End(done);
                break;
            case { } when e["resOpFailedEvent"] is JsonObject failed:
                Fail(failed);
                break;
            case { } when e["diagnosticEvent"] is JsonObject said:
                Say(said);
                break;
        }
    }

    private void Begin(JsonObject e)
    {
        if (Step.Of(e) is not { } step)
        {
            return;
        }

        NoteRemoval(step, (JsonObject)e["metadata"]!);
        Report(StackPhase.Started, step);
        if ((bool?)e["planning"] == true)
        {
            Count(step);
            Report(StackPhase.Finished, step);
            return;
        }

        lock (_gate)
        {
            if (step.Action is not StackAction.Same && IsAzure(step.Type))
            {
                _underWay[step.Urn] = (step.Type, step.Name);
            }
        }
    }

    // A replacement has up to three steps. Each has the old resource, and one has the inputs that cause the replacement.
    private void NoteRemoval(Step step, JsonObject metadata)
    {
        if (!IsAzure(step.Type) || metadata["old"] is not JsonObject old || (string?)old["id"] is not { Length: > 0 } id)
        {
            return;
        }

        StackAction? action = (string?)metadata["op"] switch
        {
            "delete" => StackAction.Delete,
            "replace" or "create-replacement" or "delete-replaced" => StackAction.Replace,
            _ => null,
        };
        if (action is null)
        {
            return;
        }

        var removal = new StackRemoval(new(step.Type, step.Name, id) { IsProtected = (bool?)old["protect"] ?? false }, action.Value)
        {
            ChangedInputs = [.. (metadata["keys"] as JsonArray ?? metadata["diffs"] as JsonArray ?? []).Select(k => (string?)k ?? "")],
        };
        lock (_gate)
        {
            if (!_removals.TryGetValue(id, out var known) || known.ChangedInputs.Count == 0)
            {
                _removals[id] = removal;
            }
        }
    }

    private void End(JsonObject e)
    {
        if ((bool?)e["planning"] == true || Step.Of(e) is not { } step)
        {
            return;
        }

        NoteRefresh(step, (JsonObject)e["metadata"]!);
        Count(step);
        lock (_gate)
        {
            _underWay.Remove(step.Urn);
        }

        Report(StackPhase.Finished, step);
    }

    private void NoteRefresh(Step step, JsonObject metadata)
    {
        var (old, now) = (metadata["old"] as JsonObject, metadata["new"] as JsonObject);
        _refreshed.Add(
            (string?)metadata["op"] == "delete" ? "delete" : "same",
            step.Urn,
            step.Type,
            (string?)(now ?? old)?["id"] ?? "",
            old?["inputs"] as JsonObject ?? [],
            now?["inputs"] as JsonObject);
    }

    private void Fail(JsonObject e)
    {
        if (Step.Of(e) is not { } step)
        {
            return;
        }

        var metadata = e["metadata"]!;
        var state = (metadata["new"] ?? metadata["old"]) as JsonObject;
        lock (_gate)
        {
            _underWay.Remove(step.Urn);
            _failed.Add(new(step.Urn, step.Type, step.Action, "failed without an error message", state?.DeepClone() as JsonObject));
        }

        Report(StackPhase.Failed, step);
    }

    private void Say(JsonObject e)
    {
        var message = Plain((string?)e["message"] ?? "");
        var urn = (string?)e["urn"] ?? "";
        if ((bool?)e["ephemeral"] == true || message.Length == 0)
        {
            return;
        }

        switch ((string?)e["severity"])
        {
            case "debug":
                break;
            case "error":
                lock (_gate)
                {
                    if (IsAzure(TypeOf(urn)))
                    {
                        (_errors.TryGetValue(urn, out var all) ? all : _errors[urn] = []).Add(message);
                    }
                    else
                    {
                        _general.Add(message);
                    }
                }

                break;
            default:
                progress.Report(new(StackPhase.Message, StackAction.Same, "", NameOf(urn), message));
                break;
        }
    }

    // The engine reports a replacement as three steps; only its main step is counted.
    private void Count(Step step)
    {
        if (step.Action is { } action && IsAzure(step.Type))
        {
            lock (_gate)
            {
                _changes[action] = _changes.GetValueOrDefault(action) + 1;
            }
        }
    }

    private void Report(StackPhase phase, Step step)
    {
        if (step.Action is { } action && IsAzure(step.Type))
        {
            progress.Report(new(phase, action, step.Type, step.Name));
        }
    }

    private string? MessageOf(string urn) => _errors.TryGetValue(urn, out var all) ? string.Join("; ", all.Distinct()) : null;

    private static bool IsAzure(string type) => type.StartsWith(AzurePrefix, StringComparison.Ordinal);

    // Format: urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME
    private static string TypeOf(string urn) => urn.Split("::") is [_, _, var types, ..] ? types[(types.LastIndexOf('$') + 1)..] : "";

    // Removes the engine's color marks, and the prefix that its display adds to errors.
    private static string Plain(string message)
    {
        var text = SecretMask.Apply(ColorMarks().Replace(message, "")).Trim();
        return text.StartsWith("error: ", StringComparison.Ordinal) ? text["error: ".Length..].Trim() : text;
    }

    [GeneratedRegex(@"<\{%[^%]*%\}>|\x1b\[[0-9;]*m")]
    private static partial Regex ColorMarks();

    /// <summary>One step of the engine.</summary>
    private sealed record Step(string Urn, string Type, StackAction? Action)
    {
        public string Name => NameOf(Urn);

        public static Step? Of(JsonObject e) => e["metadata"] is JsonObject metadata && (string?)metadata["urn"] is { } urn
            ? new(urn, (string?)metadata["type"] ?? TypeOf(urn), ActionOf((string?)metadata["op"]))
            : null;

        private static StackAction? ActionOf(string? operation) => operation switch
        {
            "same" => StackAction.Same,
            "create" or "import" => StackAction.Create,
            "update" => StackAction.Update,
            "replace" or "import-replacement" => StackAction.Replace,
            "delete" => StackAction.Delete,
            "read" or "refresh" => StackAction.Read,
            _ => null,
        };
    }
}
