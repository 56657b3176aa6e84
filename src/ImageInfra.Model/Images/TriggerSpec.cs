namespace ImageInfra.Model.Images;

/// <summary>
/// What starts a build by itself (<c>Microsoft.VirtualMachineImages/imageTemplates/triggers</c>). A template has one at the
/// most, and its source must say <c>latest</c>.
/// </summary>
public sealed record TriggerSpec
{
    /// <summary>Optional. The trigger's name, 1 to 64 characters. Default: <c>source-image</c>.</summary>
    public string Name { get; init; } = "source-image";

    /// <summary>Optional. SourceImage, Azure's only kind: build when the source has a newer version.</summary>
    public string Kind { get; init; } = "SourceImage";
}
