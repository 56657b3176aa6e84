using System.Text.RegularExpressions;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// Why Azure refused a write of the login that runs an update. The rules of failed builds would blame the build identity or the build VM.
/// </summary>
internal static partial class RefusedWrite
{
    /// <summary>What the refusal means and what to do next; null if the rules of failed builds apply.</summary>
    /// <param name="token">Pulumi's type token of the resource.</param>
    /// <param name="message">The error of the resource.</param>
    public static (string Summary, string NextStep)? Explain(string token, string message)
    {
        // Azure Image Builder checks a template with the rights of the build identity, except whether the template may be written.
        var action = Action().Match(message) is { Success: true } match ? match.Groups["action"].Value : null;
        if (token == ResourceTypes.ImageTemplate && action?.StartsWith("Microsoft.VirtualMachineImages/", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        return action is not null || message.Contains("AuthorizationFailed", StringComparison.OrdinalIgnoreCase)
            ? ($"the login of this update lacks a right, {action ?? "which Azure's message names"}",
                $"assign the login a role with {action ?? "that action"} on the scope that Azure names; a role assigned just now may take ten minutes to act")
            : message.Contains("RequestDisallowedByPolicy", StringComparison.OrdinalIgnoreCase)
            ? ("a policy of the subscription forbids the resource as the stack declares it",
                "change imageinfra:location, imageinfra:tags or imageinfra:network to satisfy the policy, or exempt the resource group from it")
            : message.Contains("QuotaExceeded", StringComparison.OrdinalIgnoreCase)
            ? ("a quota of the subscription is used up", "request a higher quota, or delete resources of this type that are not needed")
            : null;
    }

    [GeneratedRegex(@"(does not|doesn't) have (authorization|permission) to perform action(\(s\))? '(?<action>[^']+)'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Action();
}
