using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>A resource as a file declares it or Azure shows it, with every expression evaluated.</summary>
/// <param name="Type">The full type, such as <c>Microsoft.Compute/galleries/images</c>.</param>
/// <param name="Name">The full name, such as <c>gallery/image</c>.</param>
/// <param name="Body">All of it.</param>
/// <param name="IsLive">Whether Azure shows it, with all that Azure adds, and no expressions or placeholders.</param>
internal sealed record ArmFileResource(string Type, string Name, ArmNode.Map Body, bool IsLive)
{
    public const string ImageTemplate = "Microsoft.VirtualMachineImages/imageTemplates";
    public const string ImageDefinition = "Microsoft.Compute/galleries/images";

    /// <summary>The api-version, or empty where it is not known.</summary>
    public string ApiVersion => Body.TextOf("apiVersion") is { } version && !Unresolved.Is(version) ? version : "";

    /// <summary>The last part of the name.</summary>
    public string LastName => Unresolved.Is(Name) ? Name : Name.Split('/')[^1];

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);
}
