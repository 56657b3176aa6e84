using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>A resource in a resource group, including foreign ones.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="Type">The ARM type, such as <c>Microsoft.Compute/galleries</c>.</param>
/// <param name="Tags">The tags.</param>
public sealed record GroupResource(string Id, string Type, Tags Tags);
