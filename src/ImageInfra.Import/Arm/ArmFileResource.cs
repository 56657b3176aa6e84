using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>A resource in a file, with all expressions evaluated.</summary>
/// <param name="Type">The full type, such as <c>Microsoft.Compute/galleries/images</c>.</param>
/// <param name="Name">The full name, such as <c>gallery/image</c>.</param>
/// <param name="Body">The whole resource.</param>
/// <param name="IsLive">Whether it is a deployed resource as Azure returns it: with read-only properties, without expressions or placeholders.</param>
internal sealed record ArmFileResource(string Type, string Name, ArmNode.Map Body, bool IsLive)
{
    public const string ImageTemplate = "Microsoft.VirtualMachineImages/imageTemplates";
    public const string ImageDefinition = "Microsoft.Compute/galleries/images";

    /// <summary>The api-version, or empty if unknown.</summary>
    public string ApiVersion => Body.TextOf("apiVersion") is { } version && !Unresolved.Is(version) ? version : "";

    /// <summary>The last segment of the name.</summary>
    public string LastName => Unresolved.Is(Name) ? Name : Name.Split('/')[^1];

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);
}
