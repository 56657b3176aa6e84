using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Stacks.Adoption;

/// <summary>The subscription that a stack declares in, from where azure-native takes it.</summary>
/// <param name="connection">Where ARM is.</param>
/// <param name="configured">The value of <c>azure-native:subscriptionId</c> in the stack's file, or null.</param>
/// <param name="variable">The value of an environment variable, or null.</param>
public sealed class DeploymentSubscription(ArmConnection connection, string? configured, Func<string, string?> variable)
{
    private const string Variable = "ARM_SUBSCRIPTION_ID";

    /// <summary>The stack's setting, the environment, or the only subscription that the login sees.</summary>
    /// <exception cref="DriverException">The login sees several, or none.</exception>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        if (configured is { Length: > 0 })
        {
            return configured;
        }

        if (variable(Variable) is { Length: > 0 } id)
        {
            return id;
        }

        var all = (await connection.Client.ListAsync("/subscriptions", ApiVersions.Subscriptions, cancellationToken) ?? [])
            .Select(s => (string)s["subscriptionId"]!)
            .ToList();
        return all is [var only] ? only : throw new DriverException(
            DriverFailure.NotFound,
            $"nobody says which subscription the stack is in: the login sees {(all.Count == 0 ? "none" : string.Join(", ", all))}; "
            + $"set {Variable}, or run 'pulumi config set azure-native:subscriptionId ID'");
    }
}
