namespace ImageInfra.Driver.Store;

/// <summary>A document to write.</summary>
/// <param name="Collection">One of <see cref="StoreCollections"/>.</param>
/// <param name="Id">The id in the collection; see <see cref="DocumentId"/> for the allowed characters.</param>
/// <param name="Index">The indexed properties.</param>
/// <param name="Text">The content.</param>
public sealed record NewDocument(string Collection, string Id, DocumentIndex Index, string Text);
