using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Description;

/// <summary>Rules for texts. Each method returns the problem with a text, or null if it is valid.</summary>
internal static partial class TextRules
{
    public const string Sha256Text = "^[0-9a-f]{64}$";
    public const string RunOutputText = "^[A-Za-z0-9_.-]{1,64}$";
    public const string RestartTimeoutText = "^[0-9]{1,5}[smh]$";

    public static string? HttpsUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? null
            : "is not an https address";

    public static string? Sha256(string text) => Sha256Pattern().IsMatch(text)
        ? null
        : "is not a SHA-256; expected 64 lower-case hex digits, as 'sha256sum' prints them";

    public static string? RunOutputName(string text) => RunOutputPattern().IsMatch(text)
        ? null
        : "is not a run output name; expected 1 to 64 letters, digits, '-', '_' and '.'";

    public static string? RestartTimeout(string text) => RestartTimeoutPattern().IsMatch(text)
        ? null
        : $"'{text}' is not a duration; expected a number and s, m or h, such as 10m";

    public static string? ImageVersionId(string text) => ImageVersionIdPattern().IsMatch(text)
        ? null
        : "is not the id of an image version; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…/images/…/versions/1.2.3 or …/latest";

    public static string? ImageVersion(string text) => Images.ImageVersion.TryParse(text, out _)
        ? null
        : $"'{text}' is not an image version; expected Major.Minor.Patch, such as 1.0.12";

    public static string? Date(string text) => ParseDate(text) is null
        ? $"'{text}' is not a date; expected a date such as 2027-12-01 or 2027-12-01T00:00:00Z"
        : null;

    /// <summary>Parses a date. Null if the text is not a date.</summary>
    public static DateTimeOffset? ParseDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    public static string? ResourceGroupId(string text) => ResourceGroupIdPattern().IsMatch(text)
        ? null
        : "is not the id of a resource group; expected /subscriptions/…/resourceGroups/…";

    public static string? TriggerName(string text) => RunOutputPattern().IsMatch(text)
        ? null
        : "is not the name of a trigger; expected 1 to 64 letters, digits, '-', '_' and '.'";

    public static string? ManagedImageId(string text) => ManagedImageIdPattern().IsMatch(text)
        ? null
        : "is not the id of a managed image; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/images/…";

    public static string? DiskEncryptionSetId(string text) => DiskEncryptionSetIdPattern().IsMatch(text)
        ? null
        : "is not the id of a disk encryption set; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/diskEncryptionSets/…";

    public static string? SubnetId(string text) => SubnetIdPattern().IsMatch(text)
        ? null
        : "is not the id of a subnet; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…";

    public static string? NatGatewayId(string text) => NatGatewayIdPattern().IsMatch(text)
        ? null
        : "is not the id of a NAT gateway; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/natGateways/…";

    public static string? IdentityId(string text) => IdentityIdPattern().IsMatch(text)
        ? null
        : "is not the id of a user-assigned identity; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…";

    public static Func<string, string?> IdentifierPart(int maximum) => text => text.Length <= maximum && IdentifierPattern().IsMatch(text)
        ? null
        : $"is not allowed in an identifier; expected 1 to {maximum} letters, digits, '-', '_' and '.', not ending in '.'";

    [GeneratedRegex(Sha256Text)]
    private static partial Regex Sha256Pattern();

    [GeneratedRegex(RunOutputText)]
    private static partial Regex RunOutputPattern();

    [GeneratedRegex(RestartTimeoutText)]
    private static partial Regex RestartTimeoutPattern();

    [GeneratedRegex("^[A-Za-z0-9_.-]*[A-Za-z0-9_-]$")]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Compute/galleries/[^/]+/images/[^/]+/versions/([0-9]+\.[0-9]+\.[0-9]+|latest)$", RegexOptions.IgnoreCase)]
    private static partial Regex ImageVersionIdPattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Compute/diskEncryptionSets/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex DiskEncryptionSetIdPattern();

    [GeneratedRegex("^/subscriptions/[^/]+/resourceGroups/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex ResourceGroupIdPattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Compute/images/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex ManagedImageIdPattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Network/virtualNetworks/[^/]+/subnets/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex SubnetIdPattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Network/natGateways/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex NatGatewayIdPattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.ManagedIdentity/userAssignedIdentities/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex IdentityIdPattern();
}
