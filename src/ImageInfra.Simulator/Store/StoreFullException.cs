namespace ImageInfra.Simulator.Store;

/// <summary>A change cannot be saved because the disk is full.</summary>
internal sealed class StoreFullException(string directory, Exception inner) : SimulatorException(
    $"The disk of the simulator's data in {directory} is full, so the change is not saved. Reads still work. Free some space there, and repeat the request.",
    inner);
