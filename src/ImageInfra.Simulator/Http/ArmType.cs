namespace ImageInfra.Simulator.Http;

/// <summary>What one resource type can do. What a type does not say is not simulated.</summary>
internal abstract class ArmType(SimulatedAzure azure)
{
    /// <summary>The type, such as <c>Microsoft.Compute/galleries</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The api-versions that it knows.</summary>
    public abstract IReadOnlyList<string> ApiVersions { get; }

    protected SimulatedAzure Azure => azure;

    public virtual ArmAnswer Get(ArmRequest request) => throw NotSimulated(request);

    public virtual ArmAnswer Put(ArmRequest request) => throw NotSimulated(request);

    public virtual ArmAnswer Patch(ArmRequest request) => throw NotSimulated(request);

    public virtual ArmAnswer Delete(ArmRequest request) => throw NotSimulated(request);

    public virtual ArmAnswer List(ArmRequest request) => throw NotSimulated(request);

    /// <summary>The actions, by the last part of their type.</summary>
    public virtual IReadOnlyDictionary<string, Func<ArmRequest, ArmAnswer>> Actions { get; } =
        new Dictionary<string, Func<ArmRequest, ArmAnswer>>();

    /// <summary>What happens to resources of the type as time goes by, by the event's kind.</summary>
    public virtual IReadOnlyDictionary<string, Action<State.DueEvent>> Events { get; } =
        new Dictionary<string, Action<State.DueEvent>>();

    public static ArmFault NotSimulated(ArmRequest request) => new(
        501,
        "NotSimulated",
        $"The simulator does not do {request.Method} on {request.Path.Type}; Azure may. See the README of the simulator.");
}
