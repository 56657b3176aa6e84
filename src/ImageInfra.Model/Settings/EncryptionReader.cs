using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the encryption keys of replicas.</summary>
internal static class EncryptionReader
{
    public const string CustomerKey = "EncryptedWithCmk";

    private const string SecureSet = "secureVMDiskEncryptionSetId";

    public static ImageEncryption Read(MappingReader encryption)
    {
        var read = new ImageEncryption
        {
            OsDiskImage = encryption.Mapping("osDiskImage", OsDisk),
            DataDiskImages = encryption.Mappings("dataDiskImages", disk => new DataDiskEncryption(disk.Number("lun") ?? 0, disk.Text("diskEncryptionSetId"))),
        };
        if (read.DataDiskImages.GroupBy(d => d.Lun).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            encryption.Fail("dataDiskImages", $"has lun {twice.Key} twice; keep one");
        }

        return read;
    }

    private static OsDiskEncryption OsDisk(MappingReader disk)
    {
        var security = disk.Mapping("securityProfile");
        var read = new OsDiskEncryption
        {
            DiskEncryptionSetId = disk.Text("diskEncryptionSetId"),
            ConfidentialVMEncryptionType = security?.Choice("confidentialVMEncryptionType"),
            SecureVMDiskEncryptionSetId = security?.Text(SecureSet),
        };
        if (security is not null && read.ConfidentialVMEncryptionType == CustomerKey != security.Has(SecureSet))
        {
            disk.Fail("securityProfile", $"requires {SecureSet} for the type {CustomerKey}, and does not allow it for other types");
        }

        security?.Close();
        return read;
    }
}
