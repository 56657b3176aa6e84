using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Composition;

/// <summary>One stack of a project, the Azure that it is deployed to, and where its runs are recorded.</summary>
public sealed record StackContext
{
    /// <summary>The project, seen from the stack.</summary>
    public required FactoryProject Project { get; init; }

    /// <summary>All stacks of the project.</summary>
    public required IFactoryStacks Stacks { get; init; }

    /// <summary>The connection to Azure Resource Manager. Its time is <see cref="Clock"/>.</summary>
    public required ArmConnection Connection { get; init; }

    /// <summary>Finds the subscription that the stack declares its resources in.</summary>
    public required Func<CancellationToken, Task<string>> Subscription { get; init; }

    /// <summary>The ledger of runs.</summary>
    public required IRunLedger Ledger { get; init; }

    /// <summary>The provenance statements of versions.</summary>
    public required ProvenanceStore Provenance { get; init; }

    /// <summary>Optional. The key that signs provenance statements. Default: statements are not signed.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Azure's clock.</summary>
    public required TimeProvider Clock { get; init; }
}
