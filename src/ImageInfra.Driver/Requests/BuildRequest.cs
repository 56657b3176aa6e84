using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Requests;

/// <summary>What was asked to be built, and how far it is: what a later process needs to finish it.</summary>
public sealed record BuildRequest
{
    /// <summary>The id of the request, unique in its stack: <see cref="BuildRequests.IdOf"/> makes one.</summary>
    public required string Id { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>When it was asked, by the asking process's clock.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When all of it had ended; null until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The images, in the order in which they were selected, and how each stands.</summary>
    public required IReadOnlyList<RequestedImage> Images { get; init; }

    /// <summary>The git commit of the catalog; null where that is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The options that decide what is built, as names and values. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Which writing of the request it is, as the store says; null until it is saved.</summary>
    [JsonIgnore]
    public string? Revision { get; init; }
}
