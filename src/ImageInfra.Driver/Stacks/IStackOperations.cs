using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Stacks;

/// <summary>The operations of a deployment on a stack. Each throws a <see cref="DriverException"/> if it fails.</summary>
public interface IStackOperations
{
    /// <summary>Lists the changes of an update without making them.</summary>
    Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>Updates the resources in Azure to match the program.</summary>
    Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>Updates the stack's state from Azure. Nothing in Azure is changed.</summary>
    Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>The resources in the state, in any order; empty before the first update. Azure is not called.</summary>
    Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken);

    /// <summary>The ARM ids of resources whose creation an update started but did not record. They belong to the stack.</summary>
    /// <param name="subscription">The subscription of the stack.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<string>> BegunAsync(string subscription, CancellationToken cancellationToken);

    /// <summary>Imports existing resources into the stack's state. Nothing in Azure is changed.</summary>
    Task ImportAsync(IReadOnlyList<ImportedResource> resources, IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>Deletes all resources of the stack.</summary>
    Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>The outputs of the last update; null before the first one.</summary>
    Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Marks resources in the state to stay in Azure: when the program no longer declares them, an update removes them only from the
    /// state. If the program still declares them, the next update removes the mark.
    /// </summary>
    /// <param name="ids">The ARM ids. An id that is not in the state is ignored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RetainAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
