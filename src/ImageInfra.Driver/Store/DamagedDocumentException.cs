namespace ImageInfra.Driver.Store;

/// <summary>A document in a store cannot be read.</summary>
/// <param name="reason">The reason, as the end of a sentence about the document.</param>
/// <param name="isNewer">Whether a newer program wrote it.</param>
internal sealed class DamagedDocumentException(string reason, bool isNewer = false) : Exception(reason)
{
    /// <summary>Whether a newer program wrote the document, so that it is not damaged.</summary>
    public bool IsNewer => isNewer;
}
