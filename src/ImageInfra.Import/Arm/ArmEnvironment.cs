using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Where a deployment goes.</summary>
/// <param name="Label">The module that sets another place than that of the file, or empty.</param>
/// <param name="HasGroup">Whether it goes to a resource group.</param>
internal sealed record ArmEnvironment(string Label, bool HasGroup)
{
    /// <summary>The id of the subscription, or null if only Azure knows it.</summary>
    public ArmNode? Subscription { get; init; }

    /// <summary>The name of the resource group, or null if only Azure knows it.</summary>
    public ArmNode? Group { get; init; }

    /// <summary>Returns the place of a file's own deployment, by its schema.</summary>
    public static ArmEnvironment Of(ArmNode.Map template)
    {
        var schema = template.TextOf("$schema") ?? "";
        return new("", !schema.Contains("subscriptionDeploymentTemplate", StringComparison.OrdinalIgnoreCase)
            && !schema.Contains("managementGroupDeploymentTemplate", StringComparison.OrdinalIgnoreCase)
            && !schema.Contains("tenantDeploymentTemplate", StringComparison.OrdinalIgnoreCase));
    }
}
