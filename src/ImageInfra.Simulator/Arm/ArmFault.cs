namespace ImageInfra.Simulator.Arm;

/// <summary>An error response of Azure.</summary>
internal sealed class ArmFault(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>The specific errors behind a general code.</summary>
    public IReadOnlyList<(string Code, string Message)> Details { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static ArmFault ResourceNotFound(ArmPath path)
    {
        var providers = Array.FindLastIndex(path.Segments, s => s.Equals("providers", StringComparison.OrdinalIgnoreCase));
        var name = string.Join('/', path.Segments[(providers + 1)..]);
        return new(404, "ResourceNotFound", $"The Resource '{name}' under resource group '{path.ResourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    public static ArmFault ParentResourceNotFound(string parent) =>
        new(404, "ParentResourceNotFound", $"Can not perform requested operation on nested resource. Parent resource '{parent}' not found.");

    public static ArmFault InvalidParameter(string name, string why) =>
        new(400, "InvalidParameter", $"The value of parameter '{name}' is invalid: {why}.");

    public static ArmFault PropertyChangeNotAllowed(string what, string name) =>
        new(409, "PropertyChangeNotAllowed", $"Changing property '{what}.properties.{name}' is not allowed.");
}
