namespace ImageInfra.Simulator.Foundations;

/// <summary>Files of the simulator's state.</summary>
internal static class StateFile
{
    /// <summary>Refuses what is at a path and is no file that can be read and written, such as a pipe, which would be waited for.</summary>
    /// <exception cref="SimulatorException">There is such a thing.</exception>
    public static void Check(string path)
    {
        try
        {
            if (!Path.Exists(path))
            {
                return;
            }

            // To read and to write, because that does not wait for the other end of a pipe.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (!file.CanSeek)
            {
                throw new SimulatorException($"{path} is not a file; delete it, and start the simulator again");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorException($"{path} of the simulator cannot be read and written: {e.Message}", e);
        }
    }
}
