using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Arm;

/// <summary>Resources in Azure Resource Manager. Writes return when their operation has ended.</summary>
internal interface IArmResources
{
    /// <summary>A resource, or null.</summary>
    Task<JsonObject?> GetAsync(string id, string apiVersion, CancellationToken cancellationToken);

    /// <summary>Creates or replaces a resource, and answers it as it then is.</summary>
    Task<JsonObject> PutAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken);

    /// <summary>Deletes a resource; one that is not there is gone already.</summary>
    Task DeleteAsync(string id, string apiVersion, CancellationToken cancellationToken);
}
