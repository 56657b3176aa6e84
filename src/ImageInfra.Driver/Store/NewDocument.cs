namespace ImageInfra.Driver.Store;

/// <summary>A document to write.</summary>
/// <param name="Collection">One of <see cref="StoreCollections"/>.</param>
/// <param name="Id">Its id in the collection: <see cref="DocumentId"/> says what it may have.</param>
/// <param name="Index">What it is found by.</param>
/// <param name="Text">What it says.</param>
public sealed record NewDocument(string Collection, string Id, DocumentIndex Index, string Text);
