using System.Text.Json.Serialization;
using ImageInfra.Driver.Scheduling;

namespace ImageInfra.Driver.Builds;

/// <summary>A request to build images. It is stored until all of its images have ended, so that another process can finish it.</summary>
public sealed record BuildRequest
{
    /// <summary>The id of the request in its store.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    /// <summary>The revision of the request in its store; null until it is saved.</summary>
    [JsonIgnore]
    public string? Revision { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>The images; a base comes before the images that start from it.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The git commit of the catalog; null outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>The time of the request, by Azure's clock.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The limits of concurrent runs.</summary>
    public required ConcurrencyLimits Limits { get; init; }

    /// <summary>Whether nothing is started after a failure.</summary>
    public bool IsFailFast { get; init; }

    /// <summary>The maximum number of runs of an image.</summary>
    public int MaximumAttempts { get; init; } = 2;

    /// <summary>Whether versions published before the request do not count as results.</summary>
    public bool IsAgain { get; init; }

    /// <summary>Whether new versions are checked. The check itself is not stored, because a command may contain secrets.</summary>
    public bool HasCheck { get; init; }

    /// <summary>The time when all images had ended or were canceled; null while the request is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
