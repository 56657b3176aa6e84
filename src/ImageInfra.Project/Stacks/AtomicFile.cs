namespace ImageInfra.Project.Stacks;

/// <summary>Writes files as a whole: a process that is killed meanwhile leaves the old content or the new.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file. Its folder exists.</param>
    /// <param name="text">The whole content.</param>
    public static void Write(string path, string text)
    {
        var temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
