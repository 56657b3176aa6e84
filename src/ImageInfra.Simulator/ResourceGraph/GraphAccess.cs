using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ResourceGraph;

/// <summary>
/// What a caller may read of a type. A role on a scope is one on everything below it, so that a whole gallery is asked about once.
/// </summary>
internal sealed class GraphAccess(SimulatedAzure azure, Caller? caller, string type)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.OrdinalIgnoreCase);

    public bool MayRead(string id) => caller is null || MayRead(id, caller);

    private bool MayRead(string id, Caller reader)
    {
        if (!_known.TryGetValue(id, out var may))
        {
            var above = ResourceId.Up(id, 2);
            may = (above.Length > 0 && MayRead(above, reader)) || AccessCheck.May(azure, reader.ObjectId, $"{type}/read", id);
            _known[id] = may;
        }

        return may;
    }
}
