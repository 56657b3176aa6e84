using System.Runtime.InteropServices;

namespace ImageInfra.Project.Disk;

/// <summary>Gives complete files their names.</summary>
public static class NewFile
{
    /// <summary>
    /// Gives a complete temporary file its name unless the name is taken. Of several processes that do so at once, one succeeds:
    /// <see cref="File.Move(string, string, bool)"/> only checks the name first, and a file can appear in between.
    /// </summary>
    /// <param name="temporary">The temporary file, on the same disk. It is gone afterwards.</param>
    /// <param name="path">The name.</param>
    /// <returns>False if the name is taken; that file stays as it is.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static bool TryPublish(string temporary, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            var isLinked = PosixFileCalls.link(PosixFile.Name(temporary), PosixFile.Name(path)) == 0;
            if (isLinked || Marshal.GetLastPInvokeError() == PosixFileCalls.Exists)
            {
                File.Delete(temporary);
                return isLinked;
            }
        }

        // On Windows this is one step. File systems without hard links have nothing better.
        try
        {
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(temporary) && File.Exists(path))
        {
            File.Delete(temporary);
            return false;
        }
    }
}
