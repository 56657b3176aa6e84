namespace ImageInfra.Driver.Foundations;

/// <summary>Names in ARM ids.</summary>
public static class ArmNames
{
    /// <summary>The last name of an id, such as <c>1.0.3</c> of an image version's; of an address, what follows its last slash.</summary>
    public static string Last(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>The image definition that an image version is of.</summary>
    public static string DefinitionOf(string versionId) => versionId[..versionId.LastIndexOf("/versions/", StringComparison.OrdinalIgnoreCase)];

    /// <summary>The subscription that an id is in, or null.</summary>
    public static string? SubscriptionOf(string id) => id.Split('/') is ["", "subscriptions", var subscription, ..] ? subscription : null;
}
