using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>How ARM says that something is not there.</summary>
internal static class Missing
{
    public static ArmFault Resource(ArmPath path)
    {
        var providers = Array.FindLastIndex(path.Segments, s => s.Equals("providers", StringComparison.OrdinalIgnoreCase));
        var name = string.Join('/', path.Segments[(providers + 1)..]);
        return new(404, "ResourceNotFound", $"The Resource '{name}' under resource group '{path.ResourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    public static ArmFault Parent(string parent) =>
        new(404, "ParentResourceNotFound", $"Can not perform requested operation on nested resource. Parent resource '{parent}' not found.");
}
