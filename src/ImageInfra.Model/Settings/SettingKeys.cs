using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// All settings of a stack, in the order of the reference page. The reader accepts no other keys, and <c>docs/settings.md</c> is
/// generated from this table.
/// </summary>
internal static class SettingKeys
{
    public const int LongestReason = 256;

    public static IReadOnlyList<SettingKey> All { get; } =
    [
        new("location", KeyRules.Free, "**required**", "The region of all resources: group, identity, gallery, definitions, templates, builds.", "westeurope"),
        new("targetRegions", SettingTypes.Regions, "one replica in the location", "The regions of image replicas; must contain the location. A region is a name, or a mapping with replica options. `excludeFromLatest` and `additionalReplicaSets` are set after the build.", """
            - { name: westeurope, replicaCount: 3, storageAccountType: Standard_ZRS }
            - northeurope
            """),
        new("resourceGroupName", SettingTypes.Name(AzureNames.ResourceGroup), "`rg-imageinfra-STACK`", "The resource group of all resources.", "rg-images") { IsName = true },
        new("useExistingResourceGroup", SettingTypes.Flag, "`false`", "Whether the resource group exists already. The stack then uses the group, and never creates or deletes it.", "true"),
        new("galleryName", SettingTypes.Name(AzureNames.Gallery), "`gal_imageinfra_STACK`", "The gallery. The name is unique in the subscription and has no dashes.", "gal_images") { IsName = true },
        new("identityName", SettingTypes.Name(AzureNames.Identity), "`id-imageinfra-STACK`", "The user-assigned identity of the builds.", "id-images") { IsName = true },
        new("scriptsAccountName", SettingTypes.Name(AzureNames.StorageAccount), "a name that is derived from the id of the resource group", "The storage account for project files of images: 3 to 24 lower-case letters and digits, unique in all of Azure.", "stimages") { IsName = true, Page = "scripts.md" },
        new("gallery", SettingTypes.Gallery, "a description; not shared, no soft delete, no identity", "The properties of the gallery, with ARM's names. Azure can't change `sharingProfile` after creation; to share the gallery later, use `az sig share add` or `az sig share enable-community`. The identity of the gallery differs from the identity of the builds; its type is `None`, `SystemAssigned`, `UserAssigned` or `SystemAssigned, UserAssigned`.", """
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
        new("protect", SettingTypes.Flag, "`false`", "Whether the resource group, the gallery and the image definitions are protected: `destroy` then fails.", "true"),
        new("tags", SettingTypes.Tags, "none", "Tags on all resources that support tags. Tags with secret values are not set on image versions.", """
            environment: dev
            costCenter: "1234"
            """) { Secrets = SecretValues.OfTags },
        new("imagesDirectory", KeyRules.Free, "`infra/images`", "The folder of the image catalog, relative to `Pulumi.yaml`.", "infra/images") { IsName = true, Page = "catalog.md" },
        new("overrides", SettingTypes.Overrides, "no overrides", "Values that replace those in image files, by image, or `\"*\"` for all images. Those of an image apply last. A change creates a new template.", """
            "*":
              tags: { team: images }
              managedResourceTags: { team: images }   # on the staging resource groups of all builds
              network: isolated               # or default, or { mode: vnet, … }; not with a vnetConfig
            windows-11-avd:
              vmSize: Standard_D8ds_v5
              osDiskSizeGB: 256
              buildTimeoutInMinutes: 480
              targetRegions: [{ name: westeurope, replicaCount: 3 }, { name: northeurope }]
              priority: 10
            """) { Secrets = SecretValues.OfOverrides, Page = "fragments.md" },
        new("network", NetworkKeys.OfStack, "Azure creates a network for each template", "The network of the builds; an image file may set another. `isolated` is a network that the stack creates, only for builds. `vnet` uses existing subnets.", """
            mode: isolated
            addressPrefix: 10.250.0.0/24      # /16 to /28; one half for build VMs, one for containers
            outbound: natGateway              # one that the stack makes; or name one: natGatewayId
            """) { Page = "networks.md" },
        new("useExistingStagingGroups", SettingTypes.Flag, "`false`, Azure creates them", "Whether the staging resource groups of images exist already. The build identity then becomes Contributor on each, which Azure requires.", "true") { Page = "networks.md" },
        new("baseVersions", new KeyType.Map(KeyRules.Version), "none", "The version of each base image that its dependents start from. A change creates a new template.", "ubuntu-2404-base: 1.0.0") { WrittenBy = "imageinfra build" },
        new("store", SettingTypes.Store, "`.imageinfra`", "The store of runs, provenance statements and plans: a folder relative to `Pulumi.yaml`, a container of Azure Storage, or a PostgreSQL database. `IMAGEINFRA_STORE` takes precedence. The address has no password.", "azblob://imageinfra?storage_account=stimages") { Page = "store.md" },
        new("pins", SettingTypes.Pins, "`file`", "Where builds store the pinned versions of base images. `file` is `imageinfra:baseVersions` in this file, which people commit. `store` is the project store, which all machines share. Pins in the file override pins in the store.", "store") { Page = "ci.md" },
        new("maskedVariables", SettingTypes.Variables, "none", "Names of environment variables with secret values, which are masked in logs and messages.", "[ARTIFACT_TOKEN]"),
        new("requireTrackedFiles", SettingTypes.Flag, "`false`", "Whether the scripts and files of images must be tracked by git.", "true") { Page = "secrets.md" },
        new("webhooks", SettingTypes.Webhooks, "none", "Webhooks for build events. The `url` is `https`, or `http` on this machine. The signing key of the requests is in an environment variable (`secretVariable`), or a secret of the stack (`secret`, never plain text). `events` are `started`, `succeeded`, `failed`; default: all.", """
            - url: https://example.com/imageinfra
              secretVariable: IMAGEINFRA_WEBHOOK_KEY
              events: [succeeded, failed]
            """) { Secrets = SecretValues.OfWebhooks, Page = "events.md" },
        new("channels", SettingTypes.Channels, "no channels", "The version of each channel, by image.", """
            ubuntu-2404-docker:
              stable: { version: 1.0.3, since: "2026-11-24T10:00:00Z", previous: 1.0.2 }
            """) { WrittenBy = "imageinfra channel set, imageinfra rollback", Page = "versions.md" },
        new("channelRules", SettingTypes.ChannelRules, "no rules", "The rules of `imageinfra channel advance`: a channel takes every new good version, or the versions of another channel.", """
            canary: {}
            stable: { follows: canary, soakHours: 72 }
            """) { Page = "versions.md" },
        new("latestChannel", SettingTypes.Channel, "`stable`", "The channel that controls Azure's `latest`, for images with this channel.", "stable") { Page = "versions.md" },
        new("revoked", SettingTypes.Revoked, "none", "Revoked versions, and the reasons.", """
            ubuntu-2404-base:
              1.0.1: "CVE-2026-1234 in openssl"
            """) { WrittenBy = "imageinfra revoke, imageinfra restore", Page = "versions.md" },
        new("promotions", SettingTypes.Promotions, "none", "The versions that are promoted to this stack from another.", """
            ubuntu-2404-docker:
              1.0.3:
                source: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-imageinfra-dev/providers/Microsoft.Compute/galleries/gal_imageinfra_dev/images/ubuntu-2404-docker/versions/1.0.3
                approvals: [ada@example.com]
            """) { WrittenBy = "imageinfra promote", Page = "versions.md" },
        new("promotionRules", SettingTypes.PromotionRules, "no conditions", "The conditions for promotions to this stack.", "{ approvals: 1, soakHours: 24, channel: stable }") { Page = "versions.md" },
        new("adopt", SettingTypes.Adopted, "none", "The existing Azure resources that the stack adopts: `resourceGroup`, `gallery`, `identity`, `definitions`, or one definition as `definitions/IMAGE`. Updates don't change properties that neither the settings nor the image files set.", "[gallery, definitions]") { WrittenBy = "imageinfra adopt", Page = "stack-changes.md" },
        new("promotedVersions", SettingTypes.PromotedVersions, "to the `targetRegions`", "The distribution of promoted versions, by image, or `\"*\"` for all images.", """
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
        new("imageReaders", SettingTypes.Guids("principal (object) ids"), "none", "The principal (object) ids that may copy versions of this gallery, such as the identity that updates prod.", "[00000000-0000-0000-0000-000000000000]"),
        new("consumerSubscriptions", SettingTypes.Guids("subscription ids"), "only the subscription of the stack", "Additional subscriptions with VMs, scale sets and session hosts that use the images.", "[00000000-0000-0000-0000-000000000000]"),
        new("retention", SettingTypes.Retention, "`{ keepNewest: 3, keepDays: 30, maximumShare: 50 }`", "The versions that `imageinfra prune` keeps, in addition to versions in use. `images` has rules for single images.", """
            keepNewest: 3
            keepDays: 30
            maximumShare: 50
            images:
              windows-11-avd: { keepNewest: 5 }
            """) { Page = "retention.md" },
    ];
}
