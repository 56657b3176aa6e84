using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Somebody else wrote a document since this process read it, and nothing was written now. Read it again, and decide by what
/// it says.
/// </summary>
/// <param name="name">The document, as messages name it.</param>
public sealed class StoreConflictException(string name) : DriverException(
    DriverFailure.StoreConflict,
    $"another process changed {name} at the same time; run the command again");
