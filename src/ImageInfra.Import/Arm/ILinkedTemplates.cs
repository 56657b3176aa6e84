using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>The templates that deployments link to.</summary>
internal interface ILinkedTemplates
{
    /// <summary>Returns the template at a relative path or a URI, or null if it is not in the files.</summary>
    /// <param name="link">The path or the URI.</param>
    ArmNode.Map? Find(string link);
}
