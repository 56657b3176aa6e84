namespace ImageInfra.Driver.Store;

/// <summary>A document as the store has it.</summary>
/// <param name="Content">What was written.</param>
/// <param name="Revision">Which writing of it this is. Only the store knows what it means.</param>
public sealed record StoredDocument(NewDocument Content, string Revision)
{
    /// <summary>Its id in its collection.</summary>
    public string Id => Content.Id;

    /// <summary>What it says.</summary>
    public string Text => Content.Text;
}
