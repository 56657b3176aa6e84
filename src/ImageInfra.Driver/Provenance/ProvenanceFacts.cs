using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Provenance;

/// <summary>All inputs of a provenance statement.</summary>
internal sealed record ProvenanceFacts
{
    /// <summary>The base address for ARM ids, such as <c>https://management.azure.com</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>The run.</summary>
    public required RunEntry Run { get; init; }

    /// <summary>The published version.</summary>
    public required PublishedVersion Version { get; init; }

    /// <summary>The template of the run.</summary>
    public required TemplateBody Template { get; init; }

    /// <summary>The gallery version that the build started from; null if the source is another one or was deleted.</summary>
    public PublishedVersion? Base { get; init; }

    /// <summary>The git commit of the catalog.</summary>
    public string? Commit { get; init; }

    /// <summary>The name of the version's package inventory; null if there is none.</summary>
    public string? InventoryName { get; init; }

    /// <summary>The SHA-256 of the version's package inventory; null if there is none.</summary>
    public string? InventoryHash { get; init; }
}
