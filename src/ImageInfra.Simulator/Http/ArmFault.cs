namespace ImageInfra.Simulator.Http;

/// <summary>A request that Azure refuses.</summary>
internal sealed class ArmFault(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>What is wrong in particular, where the code says little.</summary>
    public IReadOnlyList<(string Code, string Message)> Details { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
