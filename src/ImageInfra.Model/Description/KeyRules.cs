using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>Rules of texts for several keys. Ids have no pattern, because Azure ignores case in them.</summary>
internal static class KeyRules
{
    public static KeyType.Text Free { get; } = new();

    public static KeyType.Text Https { get; } = new(new(TextRules.HttpsUri, "an https address", "^https://"));

    public static KeyType.Text Sha256 { get; } = new(new(TextRules.Sha256, "64 lower-case hex digits", TextRules.Sha256Text));

    public static KeyType.Text ResourceName { get; } =
        new(new(TextRules.RunOutputName, "1 to 64 letters, digits, `-`, `_` and `.`", TextRules.RunOutputText));

    public static KeyType.Text TriggerName { get; } =
        new(new(TextRules.TriggerName, "1 to 64 letters, digits, `-`, `_` and `.`", TextRules.RunOutputText));

    public static KeyType.Text Duration { get; } =
        new(new(TextRules.RestartTimeout, "a number and `s`, `m` or `h`", TextRules.RestartTimeoutText));

    public static KeyType.Text ImageName { get; } = new(new(
        AzureNames.Image,
        $"1 to {AzureNames.MaximumImageNameLength} letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit; equal to the file name without `.yaml`"));

    public static KeyType.Text Date { get; } = new(new(TextRules.Date, "a date, with or without a time"));

    public static KeyType.Text Version { get; } = new(new(TextRules.ImageVersion, "Major.Minor.Patch", "^[0-9]+\\.[0-9]+\\.[0-9]+$"));

    public static KeyType.Text VersionId { get; } = new(new(TextRules.ImageVersionId, "the id of an image version, or …/versions/latest"));

    public static KeyType.Text ManagedImageId { get; } = new(new(TextRules.ManagedImageId, "the id of a managed image"));

    public static KeyType.Text SubnetId { get; } = new(new(TextRules.SubnetId, "the id of a subnet"));

    public static KeyType.Text NatGatewayId { get; } = new(new(TextRules.NatGatewayId, "the id of a NAT gateway"));

    public static KeyType.Text IdentityId { get; } = new(new(TextRules.IdentityId, "the id of a user-assigned identity"));

    public static KeyType.Text ResourceGroupId { get; } = new(new(TextRules.ResourceGroupId, "the id of a resource group"));

    public static KeyType.List Texts { get; } = new(Free);

    public static KeyType.Choice Storage { get; } = new("Standard_LRS", "Standard_ZRS", "Premium_LRS");

    /// <summary>The storage types of additional replicas. Galleries support one that image templates don't.</summary>
    public static KeyType.Choice GalleryStorage { get; } = new("Standard_LRS", "Standard_ZRS", "Premium_LRS", "PremiumV2_LRS");

    public static KeyType.Mapping State { get; } = new(new(
        "state",
        "",
        new KeyDescription("state", new KeyType.Choice("Enabled", "Disabled"), "Whether the feature is on.") { Default = "Disabled", Example = "Enabled" }));

    /// <summary>Creates the rule of a part of an identifier.</summary>
    public static KeyType.Text IdentifierPart(int maximum) => new(new(
        TextRules.IdentifierPart(maximum),
        $"1 to {maximum} letters, digits, `-`, `_` and `.`, not ending in `.`",
        $"^[A-Za-z0-9_.-]{{0,{maximum - 1}}}[A-Za-z0-9_-]$"));
}
