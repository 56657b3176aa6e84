namespace ImageInfra.Driver.Store;

/// <summary>A document in a store.</summary>
/// <param name="Content">The content.</param>
/// <param name="Revision">The revision. Its format is known only to the store.</param>
public sealed record StoredDocument(NewDocument Content, string Revision)
{
    /// <summary>The id in the collection.</summary>
    public string Id => Content.Id;

    /// <summary>The content.</summary>
    public string Text => Content.Text;
}
