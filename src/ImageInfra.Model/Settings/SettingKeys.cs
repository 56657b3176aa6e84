using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// Every setting of a stack, in the order in which the reference page shows them. The reader knows no other keys, and the page
/// (<c>docs/settings.md</c>) is written from this table.
/// </summary>
internal static class SettingKeys
{
    public const int LongestReason = 256;

    public static IReadOnlyList<SettingKey> All { get; } =
    [
        new("location", KeyRules.Free, "**required**", "The region of everything: group, identity, gallery, definitions, templates, builds.", "westeurope"),
        new("targetRegions", SettingTypes.Regions, "the location alone, one copy", "Where image versions are replicated to. Must contain the location. A region is a name, or says more of the copies; `excludeFromLatest` and `additionalReplicaSets` are written on versions once they are built.", """
            - { name: westeurope, replicaCount: 3, storageAccountType: Standard_ZRS }
            - northeurope
            """),
        new("resourceGroupName", SettingTypes.Name(AzureNames.ResourceGroup), "`rg-imageinfra-STACK`", "The resource group of everything.", "rg-images") { IsName = true },
        new("useExistingResourceGroup", SettingTypes.Flag, "`false`", "The resource group is there already; the stack uses it, and leaves it there.", "true"),
        new("galleryName", SettingTypes.Name(AzureNames.Gallery), "`gal_imageinfra_STACK`", "The gallery: unique in the subscription, no dashes.", "gal_images") { IsName = true },
        new("identityName", SettingTypes.Name(AzureNames.Identity), "`id-imageinfra-STACK`", "The user-assigned identity that builds run as.", "id-images") { IsName = true },
        new("scriptsAccountName", SettingTypes.Name(AzureNames.StorageAccount), "a name that is worked out from the resource group's id", "The storage account for scripts and files of the project, if images have any: 3 to 24 lower-case letters and digits, unique in all of Azure.", "stimages") { IsName = true, Page = "scripts.md" },
        new("gallery", SettingTypes.Gallery, "a description; not shared, no soft delete, no identity", "The gallery itself, under ARM's own names. Azure takes `sharingProfile` when it makes the gallery, and refuses a change; share it with `az sig share add`, `az sig share enable-community`. The gallery's identity is not the one that builds run as; its type is `None`, `SystemAssigned`, `UserAssigned` or `SystemAssigned, UserAssigned`.", """
            description: Golden images built by Azure Image Builder
            sharingProfile:
              permissions: Community          # or Private, Groups
              communityGalleryInfo:           # for Community, and only there
                publisherUri: https://example.com
                publisherContact: images@example.com
                eula: https://example.com/eula
                publicNamePrefix: example     # 5 to 16 letters and digits
            softDeletePolicy: { isSoftDeleteEnabled: true }   # deleted versions can be restored for seven days
            identity: { type: SystemAssigned }
            """),
        new("protect", SettingTypes.Flag, "`false`", "Protect the resource group, the gallery and the image definitions from deletion: `destroy` refuses until this is off.", "true"),
        new("tags", SettingTypes.Tags, "none", "Tags on everything that takes them. Tags whose values are secret are on everything but image versions.", """
            environment: dev
            costCenter: "1234"
            """) { Secrets = SecretValues.OfTags },
        new("imagesDirectory", KeyRules.Free, "`infra/images`", "The folder of the image catalog, relative to `Pulumi.yaml`.", "infra/images") { IsName = true, Page = "catalog.md" },
        new("overrides", SettingTypes.Overrides, "nothing", "Values that differ in this stack from the images' files, by image, or `\"*\"` for all of them; an image's own come last. Other content is another template.", """
            "*":
              tags: { team: images }
              network: isolated               # or default, or { mode: vnet, … }; not with a vnetConfig
            windows-11-avd:
              vmSize: Standard_D8ds_v5
              osDiskSizeGB: 256
              buildTimeoutInMinutes: 480
              targetRegions: [{ name: westeurope, replicaCount: 3 }, { name: northeurope }]
              priority: 10
            """) { Secrets = SecretValues.OfOverrides, Page = "fragments.md" },
        new("network", NetworkKeys.OfStack, "Azure makes a network for each template", "The network that builds are in; an image's file may choose another. `isolated` is one that the stack makes for builds alone, `vnet` has subnets that are there already.", """
            mode: isolated
            addressPrefix: 10.250.0.0/24      # /16 to /28; one half for build VMs, one for containers
            outbound: natGateway              # one that the stack makes; or name one: natGatewayId
            """) { Page = "networks.md" },
        new("useExistingStagingGroups", SettingTypes.Flag, "`false`, Azure makes them", "The staging resource groups that images name are there already: the build identity becomes Contributor of each, as Azure demands.", "true") { Page = "networks.md" },
        new("baseVersions", new KeyType.Map(KeyRules.Version), "none", "The exact version that chained images start from. A new version is a new template.", "ubuntu-2404-base: 1.0.0") { WrittenBy = "imageinfra build" },
        new("maskedVariables", SettingTypes.Variables, "none", "Names of environment variables whose values are secret: they are masked in logs and messages.", "[ARTIFACT_TOKEN]"),
        new("webhooks", SettingTypes.Webhooks, "none", "Webhooks that are told about builds, in signed requests. The `url` is `https`, or `http` on this machine. The key that requests are signed with is in an environment variable (`secretVariable`), or a secret of the stack (`secret`, never plain text). `events` are `started`, `succeeded`, `failed`; default: all.", """
            - url: https://example.com/imageinfra
              secretVariable: IMAGEINFRA_WEBHOOK_KEY
              events: [succeeded, failed]
            """) { Secrets = SecretValues.OfWebhooks, Page = "events.md" },
        new("channels", SettingTypes.Channels, "no channels", "What each channel of an image stands for.", """
            ubuntu-2404-docker:
              stable: { version: 1.0.3, since: "2026-11-24T10:00:00Z", previous: 1.0.2 }
            """) { WrittenBy = "imageinfra channel set, imageinfra rollback", Page = "versions.md" },
        new("channelRules", SettingTypes.ChannelRules, "never", "When channels move forward by themselves, with `imageinfra channel advance`: with every new good version, or after those of another channel.", """
            canary: {}
            stable: { follows: canary, soakHours: 72 }
            """) { Page = "versions.md" },
        new("latestChannel", SettingTypes.Channel, "`stable`", "The channel that Azure's `latest` means, for images that have it.", "stable") { Page = "versions.md" },
        new("revoked", SettingTypes.Revoked, "none", "Revoked versions, and the reasons.", """
            ubuntu-2404-base:
              1.0.1: "CVE-2026-1234 in openssl"
            """) { WrittenBy = "imageinfra revoke, imageinfra restore", Page = "versions.md" },
        new("promotions", SettingTypes.Promotions, "none", "The versions that the stack takes from another.", """
            ubuntu-2404-docker:
              1.0.3:
                source: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-imageinfra-dev/providers/Microsoft.Compute/galleries/gal_imageinfra_dev/images/ubuntu-2404-docker/versions/1.0.3
                approvals: [ada@example.com]
            """) { WrittenBy = "imageinfra promote", Page = "versions.md" },
        new("promotionRules", SettingTypes.PromotionRules, "nothing", "What a version needs before the stack takes it.", "{ approvals: 1, soakHours: 24, channel: stable }") { Page = "versions.md" },
        new("adopt", SettingTypes.Adopted, "nothing", "What was in Azure before the stack and is taken into it by `imageinfra adopt`: `resourceGroup`, `gallery`, `identity`, `definitions`, or one definition as `definitions/IMAGE`. Updates leave alone the properties that neither the settings nor an image's file has.", "[gallery, definitions]") { WrittenBy = "imageinfra adopt", Page = "stack-changes.md" },
        new("promotedVersions", SettingTypes.PromotedVersions, "to the `targetRegions`", "How versions from other stacks are distributed here, by image, or `\"*\"` for all.", """
            "*":
              targetRegions:                  # contains the location
                - name: westeurope
                  replicaCount: 3
                  storageAccountType: Standard_ZRS       # also PremiumV2_LRS
                  excludeFromLatest: false
                  additionalReplicaSets: [{ storageAccountType: Premium_LRS, regionalReplicaCount: 1 }]
                  encryption:                 # keys of your own; of confidential VMs a securityProfile too
                    osDiskImage: { diskEncryptionSetId: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/des-images }
              targetExtendedLocations:
                - { name: westus, extendedLocation: { name: microsoftlosangeles1, type: EdgeZone }, extendedLocationReplicaCount: 1 }
              replicationMode: Full           # or Shallow, for tests
            windows-11-avd:
              uefiSettings: { signatureTemplateNames: [MicrosoftWindowsTemplate] }
            """) { Page = "versions.md" },
        new("imageReaders", SettingTypes.Guids("principal (object) ids"), "none", "Who may copy versions of this gallery: principal (object) ids, such as the identity that updates prod.", "[00000000-0000-0000-0000-000000000000]"),
        new("consumerSubscriptions", SettingTypes.Guids("subscription ids"), "the stack's own", "Further subscriptions whose VMs, scale sets and session hosts use the images.", "[00000000-0000-0000-0000-000000000000]"),
        new("retention", SettingTypes.Retention, "`{ keepNewest: 3, keepDays: 30, maximumShare: 50 }`", "Which versions `imageinfra prune` keeps, whatever else keeps them; `images` has other rules for single images.", """
            keepNewest: 3
            keepDays: 30
            maximumShare: 50
            images:
              windows-11-avd: { keepNewest: 5 }
            """) { Page = "retention.md" },
    ];
}
