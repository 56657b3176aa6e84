using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Arm;

/// <summary>Reads and writes resources through Azure Resource Manager. Writes return when their operation has ended.</summary>
internal interface IArmResources
{
    /// <summary>Reads a resource; null if it does not exist.</summary>
    Task<JsonObject?> GetAsync(string id, string apiVersion, CancellationToken cancellationToken);

    /// <summary>Reads every item of a list, over all its pages; null if its parent does not exist.</summary>
    /// <param name="id">The id of the list, with or without a filter.</param>
    /// <param name="apiVersion">The api-version.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<JsonObject>?> ListAsync(string id, string apiVersion, CancellationToken cancellationToken);

    /// <summary>Creates or replaces a resource, and returns the new resource.</summary>
    Task<JsonObject> PutAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken);

    /// <summary>Deletes a resource. Succeeds if the resource does not exist.</summary>
    Task DeleteAsync(string id, string apiVersion, CancellationToken cancellationToken);
}
