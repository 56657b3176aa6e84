using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Another process changed a document after this one read it. Nothing was written. The caller should read it again and decide by its
/// content.
/// </summary>
/// <param name="name">The name of the document in messages.</param>
public sealed class StoreConflictException(string name) : DriverException(
    DriverFailure.StoreConflict,
    $"another process changed {name} at the same time; run the command again");
