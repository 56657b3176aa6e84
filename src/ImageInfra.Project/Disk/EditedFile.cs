namespace ImageInfra.Project.Disk;

/// <summary>
/// A text file that is changed. From the opening to the end no other process of this program changes it, and what another program
/// changes meanwhile is not written over. Encoding, byte order mark, links and permissions of the file stay.
/// </summary>
internal sealed class EditedFile : IDisposable
{
    private readonly string _path;
    private readonly FileKind _kind;
    private readonly FileLock _lock;
    private readonly TextFile? _before;

    private EditedFile(string path, FileKind kind, FileLock held, TextFile? before) => (_path, _kind, _lock, _before) = (path, kind, held, before);

    /// <summary>The text of the file as it was opened; empty where there is no file.</summary>
    public string Text => _before?.Text ?? "";

    /// <summary>Opens a file, which need not exist. Its folder does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="FileBusyException">Another process has been changing it for longer than <see cref="FileLock.Patience"/>.</exception>
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

    /// <summary>Writes another text.</summary>
    /// <exception cref="FileBusyException">Another program changed the file since it was opened.</exception>
    /// <exception cref="FileException">The file cannot be written; it is as it was.</exception>
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
