using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Adoption;

/// <summary>The subscription that a stack declares in, from where azure-native takes it.</summary>
/// <param name="connection">Where ARM is.</param>
/// <param name="settings">The stack's configuration of azure-native, and the environment.</param>
public sealed class DeploymentSubscription(ArmConnection connection, AzureSettings settings)
{
    private const string Variable = "ARM_SUBSCRIPTION_ID";

    /// <summary>The stack's setting, the environment, or the only subscription that the login sees.</summary>
    /// <exception cref="DriverException">The login sees several, or none.</exception>
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
            $"the subscription of the stack is not set, and the login sees {(all.Count == 0 ? "none" : string.Join(", ", all))}; "
            + $"set {Variable}, or run 'pulumi config set azure-native:subscriptionId ID'");
    }
}
