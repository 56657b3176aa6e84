using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// The state of a rehearsed stack: a file that is rewritten when an update ends, and a journal of what was done since,
/// so that an update that was killed loses nothing. Held by one process at a time.
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

    /// <summary>What the stack holds, in the order it was made.</summary>
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

    /// <summary>The outputs of the last update that succeeded.</summary>
    public JsonObject? Outputs { get; set; }

    /// <summary>The fingerprint of the program whose resources these are; null when anything changed since it ran to its end.</summary>
    public string? Program { get; set; }

    private string JournalPath => _path + ".journal";

    /// <summary>Opens the state of a stack, alone.</summary>
    /// <exception cref="DriverException">Another process has it, or it is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
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

    /// <summary>The outputs of the last update, without waiting for an update that goes on.</summary>
    public static JsonObject? ReadOutputs(string directory, string stack)
    {
        var path = Path.Combine(directory, $"{stack}.json");
        return FileReader.FindBytes(path, FileKind.State) is { } bytes ? Intact(path, () => OutputsIn(bytes)) : null;
    }

    // The resources, which are most of it, are passed over.
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

    /// <summary>Remembers that a resource is about to be made, so that it is known for the stack's own when the update dies before it is.</summary>
    public void Begin(string id)
    {
        lock (_gate)
        {
            _begun.Add(id);
            Journal(new() { ["begun"] = id });
        }
    }

    /// <summary>Remembers that a resource that was about to be made is not there.</summary>
    public void Forget(string id)
    {
        lock (_gate)
        {
            _begun.Remove(id);
            Journal(new() { ["forgotten"] = id });
        }
    }

    /// <summary>The ARM ids of the resources that the stack began to make, and of which it does not know how that ended.</summary>
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

    /// <summary>Whether the stack began to make a resource, and does not know how that ended.</summary>
    public bool IsBegun(string id)
    {
        lock (_gate)
        {
            return _begun.Contains(id);
        }
    }

    /// <summary>Remembers a resource as it now is.</summary>
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

    /// <summary>Forgets a resource that is deleted.</summary>
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

    // Half a line that a killed process left ends here, so that the next one is whole.
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

    // A process that was killed leaves half a line: what it told is not known to have happened.
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
        foreach (var entry in state["resources"] as JsonArray ?? throw new JsonException("there is no list of resources"))
        {
            Replay(entry as JsonObject ?? throw new JsonException("a resource is no object"));
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
                $"{path}, the state of a simulated stack, is damaged: {e.Message}; nothing was changed. Put a copy of the file there, or delete the folder {Path.GetDirectoryName(Path.GetDirectoryName(path))} to begin with an empty simulator",
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
