namespace ImageInfra.Simulator;

/// <summary>The simulator can't start or save its data. The message has the reason and the next step.</summary>
public class SimulatorException(string message, Exception? inner = null) : Exception(message, inner);
