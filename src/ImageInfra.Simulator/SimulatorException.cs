namespace ImageInfra.Simulator;

/// <summary>The simulator can't start; the message says why and what to do.</summary>
public sealed class SimulatorException(string message, Exception? inner = null) : Exception(message, inner);
