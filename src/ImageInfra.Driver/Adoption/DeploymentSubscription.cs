using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Adoption;

/// <summary>Finds the subscription of a stack from the same sources as azure-native.</summary>
/// <param name="connection">The connection to Azure Resource Manager.</param>
/// <param name="settings">The stack's configuration of azure-native, and the environment.</param>
public sealed class DeploymentSubscription(ArmConnection connection, AzureSettings settings)
{
    private const string Variable = "ARM_SUBSCRIPTION_ID";

    /// <summary>The subscription from the stack's setting, the environment, or the only one that the login can access.</summary>
    /// <exception cref="DriverException">The login can access several subscriptions, or none.</exception>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        if (settings.Find("subscriptionId", Variable) is { } configured)
        {
            return configured.Value;
        }

        var all = (await connection.Client.ListAsync("/subscriptions", ApiVersions.Subscriptions, cancellationToken) ?? [])
            .Select(s => (string)s["subscriptionId"]!)
            .ToList();
        return all is [var only] ? only : throw new DriverException(
            DriverFailure.NotFound,
            $"the subscription of the stack is not set, and the login can access {(all.Count == 0 ? "none" : string.Join(", ", all))}; "
            + $"set {Variable}, or run 'pulumi config set azure-native:subscriptionId ID'");
    }
}
