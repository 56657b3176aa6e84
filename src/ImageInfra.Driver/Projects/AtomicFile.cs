namespace ImageInfra.Driver.Projects;

/// <summary>Files that are either as they were or as they should be, whatever happens in between.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string text)
    {
        var temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
