using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>A resource in a file, with all expressions evaluated.</summary>
/// <param name="Type">The full type, such as <c>Microsoft.Compute/galleries/images</c>.</param>
/// <param name="Names">The segments of the full name. They may be unknown.</param>
/// <param name="Body">The whole resource.</param>
/// <param name="IsLive">Whether it is a deployed resource as Azure returns it: with read-only properties, without expressions or placeholders.</param>
internal sealed record ArmFileResource(string Type, IReadOnlyList<ArmNode> Names, ArmNode.Map Body, bool IsLive)
{
    public const string ImageTemplate = "Microsoft.VirtualMachineImages/imageTemplates";
    public const string ImageDefinition = "Microsoft.Compute/galleries/images";

    /// <summary>The condition of the resource, if it is unknown.</summary>
    public ArmNode? Condition { get; init; }

    /// <summary>The api-version, or empty if unknown.</summary>
    public string ApiVersion => Body.TextOf("apiVersion") ?? "";

    /// <summary>The last segment of the name, or empty if unknown.</summary>
    public string LastName => (Names[^1] as ArmNode.Text)?.Value ?? "";

    /// <summary>The full name. Unknown parts are marked.</summary>
    public string Name => string.Join('/', Names.Select(n => ArmText.Marked(n) ?? ""));

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);
}
