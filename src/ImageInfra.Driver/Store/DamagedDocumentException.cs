namespace ImageInfra.Driver.Store;

/// <summary>A document can't be read.</summary>
/// <param name="reason">Why: the end of a sentence about it.</param>
/// <param name="isNewer">Whether a newer program wrote it.</param>
internal sealed class DamagedDocumentException(string reason, bool isNewer = false) : Exception(reason)
{
    /// <summary>Whether a newer program wrote it, so that nothing is wrong with it.</summary>
    public bool IsNewer => isNewer;
}
