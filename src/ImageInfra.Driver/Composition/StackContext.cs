using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Store;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Composition;

/// <summary>One stack of a project, its Azure connection and its store.</summary>
public sealed record StackContext
{
    /// <summary>The project, seen from the stack.</summary>
    public required FactoryProject Project { get; init; }

    /// <summary>All stacks of the project.</summary>
    public required IFactoryStacks Stacks { get; init; }

    /// <summary>The connection to Azure Resource Manager. Its clock is <see cref="Clock"/>.</summary>
    public required ArmConnection Connection { get; init; }

    /// <summary>Finds the subscription of the stack.</summary>
    public required Func<CancellationToken, Task<string>> Subscription { get; init; }

    /// <summary>The store of runs, provenance statements and plans.</summary>
    public required IDocumentStore Store { get; init; }

    /// <summary>Optional. Receives warnings about damaged documents in the store. Default: they are discarded.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>Optional. The key that signs provenance statements. Default: statements are not signed.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Azure's clock.</summary>
    public required TimeProvider Clock { get; init; }
}
