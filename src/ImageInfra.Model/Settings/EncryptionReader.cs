using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the keys that copies of a version are encrypted with.</summary>
internal static class EncryptionReader
{
    private const int MaximumLun = 63;
    private const string CustomerKey = "EncryptedWithCmk";

    private static readonly string[] s_types = ["EncryptedVMGuestStateOnlyWithPmk", "EncryptedWithPmk", CustomerKey, "NonPersistedTPM"];

    /// <summary><c>{ osDiskImage: { diskEncryptionSetId, securityProfile }, dataDiskImages: [{ lun, diskEncryptionSetId }] }</c>.</summary>
    public static ImageEncryption? Read(JsonSetting? setting)
    {
        if (setting is null)
        {
            return null;
        }

        var parts = setting.Parts("osDiskImage", "dataDiskImages");
        var disks = parts.GetValueOrDefault("dataDiskImages")?.List("{lun, diskEncryptionSetId}", DataDisk) ?? [];
        if (disks.GroupBy(d => d.Lun).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            parts["dataDiskImages"].Fail($"names lun {twice.Key} twice");
        }

        return new()
        {
            OsDiskImage = parts.GetValueOrDefault("osDiskImage") is { } disk ? OsDisk(disk) : null,
            DataDiskImages = disks,
        };
    }

    private static OsDiskEncryption OsDisk(JsonSetting setting)
    {
        var parts = setting.Parts("diskEncryptionSetId", "securityProfile");
        var security = parts.GetValueOrDefault("securityProfile")?.Parts("confidentialVMEncryptionType", "secureVMDiskEncryptionSetId");
        var disk = new OsDiskEncryption
        {
            DiskEncryptionSetId = SetId(parts.GetValueOrDefault("diskEncryptionSetId")),
            ConfidentialVMEncryptionType = security?.GetValueOrDefault("confidentialVMEncryptionType")?.Choice(s_types),
            SecureVMDiskEncryptionSetId = SetId(security?.GetValueOrDefault("secureVMDiskEncryptionSetId")),
        };
        if (disk.ConfidentialVMEncryptionType == CustomerKey != security?.ContainsKey("secureVMDiskEncryptionSetId"))
        {
            parts.GetValueOrDefault("securityProfile")?.Fail($"has secureVMDiskEncryptionSetId with the type {CustomerKey}, and with no other");
        }

        return disk;
    }

    private static DataDiskEncryption DataDisk(JsonSetting setting)
    {
        var parts = setting.Parts("lun", "diskEncryptionSetId");
        if (!parts.ContainsKey("lun"))
        {
            setting.Fail("needs a lun, the disk's logical unit number");
        }

        return new(parts.GetValueOrDefault("lun")?.Number(0, MaximumLun) ?? 0, SetId(parts.GetValueOrDefault("diskEncryptionSetId")));
    }

    private static string? SetId(JsonSetting? setting)
    {
        if (setting is not null && TextRules.DiskEncryptionSetId(setting.Text()) is { } problem)
        {
            setting.Fail(problem);
        }

        return setting?.Text();
    }
}
