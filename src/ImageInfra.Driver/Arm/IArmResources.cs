using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Arm;

/// <summary>Resources in Azure Resource Manager. Writes return when their operation has ended.</summary>
internal interface IArmResources
{
    /// <summary>A resource, or null.</summary>
    Task<JsonObject?> GetAsync(string id, string apiVersion, CancellationToken cancellationToken);

    /// <summary>Every item of a list, over all its pages; null when its parent is not there.</summary>
    /// <param name="id">The id of the list, with a filter or without.</param>
    /// <param name="apiVersion">The api-version.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<JsonObject>?> ListAsync(string id, string apiVersion, CancellationToken cancellationToken);

    /// <summary>Creates or replaces a resource, and answers it as it then is.</summary>
    Task<JsonObject> PutAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken);

    /// <summary>Deletes a resource; one that is not there is gone already.</summary>
    Task DeleteAsync(string id, string apiVersion, CancellationToken cancellationToken);
}
