namespace ImageInfra.Simulator.Store;

/// <summary>Collects the damaged records of a store's file.</summary>
/// <param name="directory">The folder of the file.</param>
/// <param name="file">The path of the file.</param>
internal sealed class DamagedRecords(string directory, string file)
{
    private const int MaximumNamed = 5;

    private readonly List<string> _problems = [];

    /// <summary>Adds a record whose content does not match its checksum.</summary>
    public void Add(string kind, string name) => _problems.Add($"the record of the {kind} '{name}' is not what was saved");

    /// <summary>Compares the number of records with the number that was saved.</summary>
    public void Count(string kind, long found, long saved)
    {
        if (found != saved)
        {
            _problems.Add($"it has {found} {kind}, and {saved} were saved");
        }
    }

    /// <exception cref="SimulatorException">There is one.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw Exception(directory, file, $"{string.Join("; ", _problems.Take(MaximumNamed))}{(_problems.Count > MaximumNamed ? $"; and {_problems.Count - MaximumNamed} more" : "")}");
        }
    }

    /// <summary>The error of a file that is damaged.</summary>
    public static SimulatorException Exception(string directory, string file, string problem, Exception? inner = null) => new(
        $"the simulator's data in {file} is damaged: {problem}. Nothing was changed or deleted. "
        + $"Restore a copy of the folder {directory}, or start with an empty simulator: 'imageinfra sim reset --data {directory}' moves the data aside",
        inner);
}
