using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Stacks;

/// <summary>What a deployment does with a stack. Every operation throws a <see cref="DriverException"/> when it fails.</summary>
public interface IStackOperations
{
    /// <summary>Says what an update would change, and changes nothing.</summary>
    Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>Makes Azure what the program declares.</summary>
    Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>Reads what is in Azure into the stack's state, and changes nothing in Azure.</summary>
    Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>The resources that the state has, without asking Azure, in no particular order; empty when there was no update.</summary>
    Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken);

    /// <summary>The ARM ids of resources that an interrupted update began to create: they are the stack's own, and not in its state.</summary>
    /// <param name="subscription">The subscription that the stack declares in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<string>> BegunAsync(string subscription, CancellationToken cancellationToken);

    /// <summary>Takes resources that are in Azure into the stack's state, and changes nothing in Azure.</summary>
    Task ImportAsync(IReadOnlyList<ImportedResource> resources, IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>Deletes everything that the stack declared.</summary>
    Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken);

    /// <summary>The outputs of the last update, or null when there was none.</summary>
    Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Notes in the state that resources stay in Azure: an update whose program no longer declares them removes them from the
    /// state alone. A program that still declares them takes the note back at the next update.
    /// </summary>
    /// <param name="ids">The ARM ids. An id that the state does not have is ignored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RetainAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
