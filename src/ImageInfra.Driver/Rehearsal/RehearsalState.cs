using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// The state of a rehearsed stack: a file that is rewritten at the end of an update, and a journal of later changes, so that a killed
/// update loses nothing. One process at a time can open it.
/// </summary>
internal sealed class RehearsalState : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RehearsedResource> _resources = [];
    private readonly HashSet<string> _begun = new(StringComparer.OrdinalIgnoreCase);
    private StreamWriter? _journal;

    private RehearsalState(string path, FileStream @lock)
    {
        _path = path;
        _lock = @lock;
    }

    /// <summary>The resources of the stack, in the order of their creation.</summary>
    public IReadOnlyList<RehearsedResource> Resources
    {
        get
        {
            lock (_gate)
            {
                return [.. _resources.Values];
            }
        }
    }

    /// <summary>The outputs of the last successful update.</summary>
    public JsonObject? Outputs { get; set; }

    /// <summary>The fingerprint of the program that registered these resources; null if they changed after it ran.</summary>
    public string? Program { get; set; }

    private string JournalPath => _path + ".journal";

    /// <summary>Opens and locks the state of a stack.</summary>
    /// <exception cref="DriverException">Another process has it open, or it is damaged.</exception>
    /// <exception cref="IOException">The state cannot be read.</exception>
    public static RehearsalState Open(string directory, string stack)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, $"{stack}.json");
        var held = HeldFile.TryHold(path + ".lock")
            ?? throw new DriverException(DriverFailure.StackBusy, $"stack '{stack}' is in use by another process; wait for it to end");
        try
        {
            var state = new RehearsalState(path, held);
            state.Load();
            return state;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Reads the outputs of the last update, without waiting for an update in progress.</summary>
    public static JsonObject? ReadOutputs(string directory, string stack)
    {
        var path = Path.Combine(directory, $"{stack}.json");
        return FileReader.FindBytes(path, FileKind.State) is { } bytes ? Intact(path, () => OutputsIn(bytes)) : null;
    }

    // Skips the resources, which are most of the file.
    private static JsonObject? OutputsIn(byte[] bytes)
    {
        var state = new Utf8JsonReader(bytes);
        state.Read();
        while (state.Read() && state.TokenType is JsonTokenType.PropertyName)
        {
            var isOutputs = state.ValueTextEquals("outputs");
            state.Read();
            if (isOutputs)
            {
                return JsonNode.Parse(ref state) as JsonObject;
            }

            state.Skip();
        }

        return null;
    }

    public RehearsedResource? Find(string key)
    {
        lock (_gate)
        {
            return _resources.GetValueOrDefault(key);
        }
    }

    /// <summary>Records that the creation of a resource starts, so that a later update knows it as the stack's own after a crash.</summary>
    public void Begin(string id)
    {
        lock (_gate)
        {
            _begun.Add(id);
            Journal(new() { ["begun"] = id });
        }
    }

    /// <summary>Records that a resource was not created after all.</summary>
    public void Forget(string id)
    {
        lock (_gate)
        {
            _begun.Remove(id);
            Journal(new() { ["forgotten"] = id });
        }
    }

    /// <summary>The ARM ids of resources whose creation started, with unknown result.</summary>
    public IReadOnlyList<string> Begun
    {
        get
        {
            lock (_gate)
            {
                return [.. _begun];
            }
        }
    }

    /// <summary>Whether the creation of a resource started, with unknown result.</summary>
    public bool IsBegun(string id)
    {
        lock (_gate)
        {
            return _begun.Contains(id);
        }
    }

    /// <summary>Records a created or updated resource.</summary>
    public void Put(RehearsedResource resource)
    {
        lock (_gate)
        {
            _resources[resource.Key] = resource;
            _begun.Remove(resource.Id);
            Program = null;
            Journal(RehearsedResourceJson.Write(resource));
        }
    }

    /// <summary>Removes a deleted resource.</summary>
    public void Remove(string key)
    {
        lock (_gate)
        {
            _resources.Remove(key);
            Program = null;
            Journal(new() { ["removed"] = key });
        }
    }

    /// <summary>Writes the whole state, and starts a new journal.</summary>
    public void Save()
    {
        lock (_gate)
        {
            var state = new JsonObject
            {
                ["resources"] = new JsonArray([.. _resources.Values.Select(RehearsedResourceJson.Write)]),
                ["outputs"] = Outputs?.DeepClone(),
                ["program"] = Program,
                ["begun"] = new JsonArray([.. _begun.Select(id => JsonValue.Create(id))]),
            };
            AtomicFile.Write(_path, state.ToJsonString());
            _journal?.Dispose();
            _journal = null;
            File.Delete(JournalPath);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal?.Dispose();
        _lock.Dispose();
    }

    private void Journal(JsonObject entry)
    {
        _journal ??= Journal();
        _journal.WriteLine(entry.ToJsonString());
    }

    // Completes a half-written line of a killed process, so that the next line starts on its own.
    private StreamWriter Journal()
    {
        var journal = new StreamWriter(JournalPath, append: true) { AutoFlush = true };
        if (journal.BaseStream.Length > 0)
        {
            journal.WriteLine();
        }

        return journal;
    }

    private void Load()
    {
        if (FileReader.FindText(_path, FileKind.State) is { } text)
        {
            Intact(_path, () => Read(ObjectIn(text)));
        }

        if (FileReader.FindText(JournalPath, FileKind.State) is { } journal)
        {
            Program = null;
            Intact(JournalPath, () => ReplayAll(journal.Split('\n')));
        }
    }

    // A killed process may leave a half-written line, which is ignored.
    private int ReplayAll(string[] lines)
    {
        foreach (var line in lines.Where(IsWhole))
        {
            Replay(ObjectIn(line));
        }

        return lines.Length;
    }

    private static bool IsWhole(string line)
    {
        try
        {
            return JsonNode.Parse(line) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonObject ObjectIn(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException("expected an object");

    private int Read(JsonObject state)
    {
        Outputs = state["outputs"] as JsonObject;
        Program = (string?)state["program"];
        _begun.UnionWith((state["begun"] as JsonArray ?? []).Select(id => (string)id!));
        foreach (var entry in state["resources"] as JsonArray ?? throw new JsonException("the list of resources is missing"))
        {
            Replay(entry as JsonObject ?? throw new JsonException("a resource is not a JSON object"));
        }

        return _resources.Count;
    }

    private static T Intact<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or InvalidCastException or FormatException)
        {
            throw new DriverException(
                DriverFailure.StateDamaged,
                $"{path}, the state of a simulated stack, is damaged: {e.Message}; nothing was changed. Restore the file from a copy, or delete the folder {Path.GetDirectoryName(Path.GetDirectoryName(path))} to start with an empty simulator",
                e);
        }
    }

    private void Replay(JsonObject entry)
    {
        if ((string?)entry["removed"] is { } removed)
        {
            _resources.Remove(removed);
            return;
        }

        if ((string?)entry["begun"] is { } begun)
        {
            _begun.Add(begun);
            return;
        }

        if ((string?)entry["forgotten"] is { } forgotten)
        {
            _begun.Remove(forgotten);
            return;
        }

        var resource = RehearsedResourceJson.Read(entry);
        _resources[resource.Key] = resource;
        _begun.Remove(resource.Id);
    }
}
