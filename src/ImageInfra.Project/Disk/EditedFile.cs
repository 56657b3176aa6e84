namespace ImageInfra.Project.Disk;

/// <summary>
/// A text file open for editing. A lock keeps other processes of this program away, and a change by another program is never
/// overwritten. Encoding, byte order mark, links and permissions stay.
/// </summary>
internal sealed class EditedFile : IDisposable
{
    private readonly string _path;
    private readonly FileKind _kind;
    private readonly FileLock _lock;
    private readonly TextFile? _before;

    private EditedFile(string path, FileKind kind, FileLock held, TextFile? before) => (_path, _kind, _lock, _before) = (path, kind, held, before);

    /// <summary>The text of the file when it was opened; empty if the file did not exist.</summary>
    public string Text => _before?.Text ?? "";

    /// <summary>Opens a file, which may not exist yet. Its folder must exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="FileBusyException">Another process held the file longer than <see cref="FileLock.Patience"/>.</exception>
    /// <exception cref="FileException">The file cannot be read.</exception>
    public static EditedFile Open(string path, FileKind kind)
    {
        var held = FileLock.Hold(path, FileLock.Patience, TimeProvider.System);
        try
        {
            return new(path, kind, held, FileReader.Find(path, kind));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Replaces the text of the file.</summary>
    /// <exception cref="FileBusyException">Another program changed the file since it was opened.</exception>
    /// <exception cref="FileException">The file cannot be written; its content is unchanged.</exception>
    public void Write(string text)
    {
        if (FileReader.FindText(_path, _kind) != _before?.Text)
        {
            throw new FileBusyException(_path, "was changed by another program at the same time; nothing was written. Run the command again");
        }

        AtomicFile.Write(_path, _before?.Bytes(text) ?? TextFile.Plain.GetBytes(text));
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
