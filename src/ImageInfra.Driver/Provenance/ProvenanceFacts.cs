using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Provenance;

/// <summary>All that a statement is a function of.</summary>
internal sealed record ProvenanceFacts
{
    /// <summary>What ARM ids are appended to, such as <c>https://management.azure.com</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>The run.</summary>
    public required RunEntry Run { get; init; }

    /// <summary>The version that it published.</summary>
    public required PublishedVersion Version { get; init; }

    /// <summary>The template that ran.</summary>
    public required TemplateBody Template { get; init; }

    /// <summary>The version that the build started from, where that is one and still there.</summary>
    public PublishedVersion? Base { get; init; }

    /// <summary>The git commit of the catalog.</summary>
    public string? Commit { get; init; }

    /// <summary>The name of the version's package inventory, where there is one.</summary>
    public string? InventoryName { get; init; }

    /// <summary>The SHA-256 of the version's package inventory, where there is one.</summary>
    public string? InventoryHash { get; init; }
}
