using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The types of settings, with all nested keys.</summary>
internal static class SettingTypes
{
    /// <summary>The value of <c>imageinfra:pins</c> for the store.</summary>
    public const string PinsInStore = "store";

    private const int LongestChannel = 40;
    private const int MaximumReplicas = 100;
    private const int DaysOfTenYears = 3650;

    private static readonly KeyType.Text s_version = KeyRules.Version;
    private static readonly KeyType.Number s_replicas = new(1, MaximumReplicas);
    private static readonly KeyDescription s_soakHours = new("soakHours", new KeyType.Number(0, 8760), "The minimum age of a version, in hours.");
    private static readonly KeyType.Text s_diskEncryptionSet = new(new(TextRules.DiskEncryptionSetId, "the id of a disk encryption set"));

    private static readonly TextRule s_channel = new(
        name => name.Length is 0 or > LongestChannel || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            // Channel names become part of a comma-separated tag value, and of output names.
            ? $"'{name}' is not a channel name; expected at most {LongestChannel} letters, digits, '-' and '_', such as canary or stable"
            : null,
        $"at most {LongestChannel} letters, digits, `-` and `_`");

    private static readonly TextRule s_variable = new(
        name => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? null
            : "is not the name of an environment variable; store the key in a variable, not in this file in plain text",
        "the name of an environment variable");

    private static readonly TextRule s_store = new(
        StoreProblem,
        "a folder, `azblob://CONTAINER?storage_account=NAME` or `postgres://USER@HOST/DATABASE`");

    public static KeyType.Flag Flag { get; } = new();

    public static KeyType.Text Store { get; } = new(s_store);

    public static KeyType.TagMap Tags { get; } = new();

    public static KeyType.Choice Pins { get; } = new("file", PinsInStore);

    public static KeyType.Text Channel { get; } = new(s_channel);

    public static KeyType.List Regions { get; } = RegionList(DistributorKeys.Region);

    public static KeyType.Mapping Gallery { get; } = Mapping(
        "gallery",
        new("description", KeyRules.Free, "The purpose of the gallery."),
        new("sharingProfile", Mapping(
            "sharingProfile",
            new("permissions", new KeyType.Choice("Private", "Groups", "Community"), "The access to the images.") { IsRequired = true },
            new("communityGalleryInfo", Mapping(
                "communityGalleryInfo",
                new("publisherUri", KeyRules.Https, "The website of the publisher.") { IsRequired = true },
                new("publisherContact", KeyRules.Free, "The e-mail address of the publisher.") { IsRequired = true },
                new("eula", KeyRules.Free, "The license text, or its address.") { IsRequired = true },
                new("publicNamePrefix", PublicNamePrefix(5, 16), "The start of the public name.") { IsRequired = true }), "Only for Community.")), "Access without a role assignment."),
        new("softDeletePolicy", Mapping("softDeletePolicy", new KeyDescription("isSoftDeleteEnabled", Flag, "Whether deleted versions can be restored.")), "Soft delete."),
        new("identity", Mapping(
            "identity",
            new("type", new KeyType.Choice("None", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"), "The type of the identity.") { IsRequired = true },
            new("userAssignedIdentities", new KeyType.List(KeyRules.IdentityId) { IsNotEmpty = true }, "The ids of user-assigned identities.")), "The identity of the gallery."));

    public static KeyType.Map Overrides { get; } = new(Mapping(
        "override",
        new("vmSize", new KeyType.Text(new(text => text.Length > 0 ? null : "is empty; expected a size such as Standard_D4ds_v5", "a size")), "The size of the build VM."),
        new("osDiskSizeGB", new KeyType.Number(0, VmProfileKeys.MaximumDisk), "The size of the OS disk."),
        new("buildTimeoutInMinutes", new KeyType.Number(ImageTemplateSpec.MinimumTimeout, ImageTemplateSpec.MaximumTimeout), "The timeout of the whole build."),
        new("targetRegions", Regions, "The regions of the version's replicas."),
        new("network", NetworkKeys.OfImage, "The network of the builds."),
        new("vnetConfig", new KeyType.Mapping(VmProfileKeys.VnetConfig), "An existing network."),
        new("tags", Tags, "Additional tags."),
        new("managedResourceTags", new KeyType.TagMap(), "Additional tags on the resources that Azure creates for the build; under `\"*\"` for all images, as Azure policies on tags require."),
        new("priority", new KeyType.Number(-ImageSpec.MaximumPriority, ImageSpec.MaximumPriority), "The priority of the image.")));

    public static KeyType.List Variables { get; } = new(new KeyType.Text(new(
        // The item may be a secret by mistake, so the error does not repeat it.
        name => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? null : "is not a name; expected names of environment variables, never their values",
        "the name of an environment variable")));

    public static KeyType.List Webhooks { get; } = new(Mapping(
        "webhook",
        // Webhook addresses often contain a token, so the error does not repeat them.
        new("url", new KeyType.Text(new(
            text => Webhook.ParseUrl(text) is null ? "is not a webhook address; expected https://…, or http:// on this machine, without user and password" : null,
            "an address")), "The address of the requests.") { IsRequired = true },
        new("events", new KeyType.List(new KeyType.Choice(WebhookReader.Events)) { IsNotEmpty = true }, "The events to send."),
        new("secretVariable", new KeyType.Text(s_variable), "The environment variable with the signing key."),
        new("secret", KeyRules.Free, "The signing key, as a secret of the stack.")));

    public static KeyType.Map Channels { get; } = new(new KeyType.Map(new KeyType.Mapping(new(
        "channel",
        "",
        new("version", s_version, "The version.") { IsRequired = true },
        new("since", KeyRules.Date, "The time of the last change."),
        new("previous", s_version, "The previous version."),
        new("rolledBackFrom", s_version, "The version that a rollback left.")))
    {
        Shorthand = "version",
    })
    {
        Names = s_channel,
    });

    public static KeyType.Map ChannelRules { get; } = new(Mapping("channel rule", new("follows", KeyRules.Free, "The channel whose versions it takes."), s_soakHours)) { Names = s_channel };

    public static KeyType.Map Revoked { get; } = ByVersion(new KeyType.Text(new(
        text => text.Length <= SettingKeys.LongestReason ? null : $"requires a reason of at most {SettingKeys.LongestReason} characters",
        "a reason")));

    public static KeyType.Map Promotions { get; } = ByVersion(Mapping(
        "promotion",
        new("source", new KeyType.Text(new(
            id => IsVersionId(id) ? null : "is not the id of an image version; expected /subscriptions/…/galleries/…/images/…/versions/…",
            "the id of an image version")), "The id of the source version.") { IsRequired = true },
        new("endOfLife", KeyRules.Date, "The end of life."),
        new("tags", new KeyType.Map(KeyRules.Free)
        {
            Names = new(name => WellKnownTags.Origin.Contains(name) ? null : $"is not a tag of a build; expected {string.Join(", ", WellKnownTags.Origin)}", "a tag of the build"),
        }, "Tags of the build."),
        new("approvals", KeyRules.Texts, "The people who approved the promotion.")));

    public static KeyType.Mapping PromotionRules { get; } = Mapping(
        "promotionRules",
        new("approvals", new KeyType.Number(0, 10), "The number of required approvals."),
        s_soakHours,
        new("channel", Channel, "The channel of the source stack that must point to the version."));

    public static KeyType.List Adopted { get; } = new(new KeyType.Text(new(
        text => AdoptedResource.Parse(text) is null ? $"'{text}' is not allowed; expected {AdoptedResource.Expected}" : null,
        AdoptedResource.Expected)));

    public static KeyType.Map PromotedVersions { get; } = new(Mapping(
        "promoted versions",
        new("targetRegions", RegionList(PromotedRegion), "The regions of the version's replicas."),
        new("targetExtendedLocations", new KeyType.List(ExtendedLocation), "Extended locations."),
        new("replicaCount", s_replicas, "The number of replicas in regions that don't set one."),
        new("replicationMode", new KeyType.Choice("Full", "Shallow"), "The replication mode; Shallow is for tests."),
        new("storageAccountType", KeyRules.GalleryStorage, "The storage type in regions that don't set one."),
        new("uefiSettings", Uefi, "The Secure Boot keys.")));

    public static KeyType.Mapping Retention { get; } = Mapping(
        "retention",
        [.. RetentionRules, new("images", new KeyType.Map(Mapping("retention rules", RetentionRules)), "Rules of single images.")]);

    private static KeyDescription[] RetentionRules =>
    [
        new("keepNewest", new KeyType.Number(1, 10_000), "The number of newest good versions to keep."),
        new("keepDays", new KeyType.Number(0, DaysOfTenYears), "The age in days up to which versions are kept."),
        new("maximumShare", new KeyType.Number(1, 100), "The maximum share of an image's versions that one run deletes, in percent."),
    ];

    private static MappingKeys PromotedRegion => new(
        "targetRegion",
        "",
        [
            .. DistributorKeys.Region.Keys.Select(k => k.Name == "storageAccountType" ? k with { Type = KeyRules.GalleryStorage } : k),
            new("encryption", Encryption, "The encryption keys of the replicas."),
        ]);

    private static KeyType.Mapping Encryption => Mapping(
        "encryption",
        new("osDiskImage", Mapping(
            "osDiskImage",
            new("diskEncryptionSetId", s_diskEncryptionSet, "The disk encryption set."),
            new("securityProfile", Mapping(
                "securityProfile",
                new("confidentialVMEncryptionType", new KeyType.Choice("EncryptedVMGuestStateOnlyWithPmk", "EncryptedWithPmk", EncryptionReader.CustomerKey, "NonPersistedTPM"), "The encryption type of confidential VMs."),
                new("secureVMDiskEncryptionSetId", s_diskEncryptionSet, $"The disk encryption set; only for {EncryptionReader.CustomerKey}.")), "Options for confidential VMs.")), "The OS disk."),
        new("dataDiskImages", new KeyType.List(Mapping(
            "data disk",
            new("lun", new KeyType.Number(0, 63), "The logical unit number of the disk.") { IsRequired = true },
            new("diskEncryptionSetId", s_diskEncryptionSet, "The disk encryption set."))), "The data disks."));

    private static KeyType.Mapping ExtendedLocation => Mapping(
        "extended location",
        new("name", KeyRules.Free, "The region, such as westus.") { IsRequired = true },
        new("extendedLocation", Mapping(
            "extendedLocation",
            new("name", KeyRules.Free, "The name, such as microsoftlosangeles1.") { IsRequired = true },
            new("type", new KeyType.Choice("EdgeZone", "Unknown"), "The type.")), "The extended location.") { IsRequired = true },
        new("extendedLocationReplicaCount", s_replicas, "The number of replicas."),
        new("storageAccountType", new KeyType.Choice("Standard_LRS", "Standard_ZRS", "StandardSSD_LRS", "Premium_LRS"), "The storage type of the replicas."),
        new("encryption", Encryption, "The encryption keys of the replicas."));

    private static KeyType.Mapping Uefi
    {
        get
        {
            var key = Mapping(
                "UEFI key",
                new("type", new KeyType.Choice("sha256", "x509"), "The type.") { IsRequired = true },
                new("value", KeyRules.Texts, "Values in base64.") { IsRequired = true });
            var keys = new KeyType.List(key);
            return Mapping(
                "uefiSettings",
                new("signatureTemplateNames", new KeyType.List(new KeyType.Choice("NoSignatureTemplate", "MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate")), "The key templates."),
                new("additionalSignatures", Mapping(
                    "additionalSignatures",
                    new("pk", key, "The platform key."),
                    new("kek", keys, "The key exchange keys."),
                    new("db", keys, "The trusted keys."),
                    new("dbx", keys, "The revoked keys.")), "Additional keys."));
        }
    }

    /// <summary>Creates the type of a name, with Azure's rule.</summary>
    public static KeyType.Text Name(Func<string, string?> rule) => new(new(name => rule(name) is { } problem ? $"'{name}' {problem}" : null, "a name"));

    public static KeyType.List Guids(string expected) => new(new KeyType.Text(new(
        id => Guid.TryParse(id, out _) ? null : $"'{id}' is not allowed; expected {expected}",
        expected)));

    private static KeyType.List RegionList(MappingKeys region) => new(new KeyType.Mapping(region) { Shorthand = "name" });

    private static KeyType.Map ByVersion(KeyType item) => new(new KeyType.Map(item) { Names = s_version.Rule });

    private static KeyType.Mapping Mapping(string name, params IReadOnlyList<KeyDescription> keys) => new(new MappingKeys(name, "", keys));

    private static KeyType.Text PublicNamePrefix(int minimum, int maximum) => new(new(
        text => text.Length >= minimum && text.Length <= maximum && text.All(char.IsAsciiLetterOrDigit) ? null : $"'{text}' is not allowed; expected {minimum} to {maximum} letters and digits",
        $"{minimum} to {maximum} letters and digits"));

    private static bool IsVersionId(string id) => id.Split('/') is
        ["", "subscriptions", _, _, _, "providers", _, _, _, "images", _, "versions", var number] && ImageVersion.TryParse(number, out _);

    private static string? StoreProblem(string address)
    {
        var end = address.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            return address.Trim().Length > 0 ? null : "is empty; expected a folder, azblob://CONTAINER?storage_account=NAME or postgres://USER@HOST/DATABASE";
        }

        if (address[..end] is not ("azblob" or "postgres" or "postgresql"))
        {
            return "is not a store; expected a folder, azblob://CONTAINER?storage_account=NAME or postgres://USER@HOST/DATABASE";
        }

        var host = address[(end + 3)..].Split('/', '?')[0];
        return host.LastIndexOf('@') is var at and >= 0 && host[..at].Contains(':', StringComparison.Ordinal)
            ? "has a password, which does not belong in a file; set PGPASSWORD, write a ~/.pgpass, or give the address in IMAGEINFRA_STORE"
            : null;
    }
}
