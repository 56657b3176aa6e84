namespace ImageInfra.Driver.Foundations;

/// <summary>Extracts names from ARM ids.</summary>
public static class ArmNames
{
    /// <summary>The last segment of an id or URL, such as <c>1.0.3</c> for an image version.</summary>
    public static string Last(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>The id of the image definition of an image version.</summary>
    public static string DefinitionOf(string versionId) => versionId[..versionId.LastIndexOf("/versions/", StringComparison.OrdinalIgnoreCase)];

    /// <summary>The subscription in an id; null if it has none.</summary>
    public static string? SubscriptionOf(string id) => id.Split('/') is ["", "subscriptions", var subscription, ..] ? subscription : null;
}
