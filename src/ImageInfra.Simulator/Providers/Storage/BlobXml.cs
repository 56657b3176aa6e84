using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Storage;

/// <summary>The XML responses of the blob service.</summary>
internal static class BlobXml
{
    private const int MaximumPage = 5_000;

    public static ArmAnswer Containers(ArmResource account, IEnumerable<string> names) => Answer(200, new XElement(
        "EnumerationResults",
        new XAttribute("ServiceEndpoint", account.Name),
        new XElement("Containers", names.Select(name => new XElement(
            "Container",
            new XElement("Name", name),
            new XElement("Properties", new XElement("Last-Modified", DateTimeOffset.UnixEpoch.ToString("R", CultureInfo.InvariantCulture)), new XElement("Etag", $"\"0x8{name.Length}\""), new XElement("LeaseStatus", "unlocked"), new XElement("LeaseState", "available"), new XElement("HasImmutabilityPolicy", false), new XElement("HasLegalHold", false))))),
        new XElement("NextMarker")));

    public static ArmAnswer Blobs(string container, IEnumerable<Blob> blobs, string prefix, string marker, string maximum)
    {
        var size = int.TryParse(maximum, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is > 0 and < MaximumPage ? given : MaximumPage;
        var page = blobs
            .Where(b => b.Name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(b.Name, marker) >= 0)
            .OrderBy(b => b.Name, StringComparer.Ordinal)
            .Take(size + 1)
            .ToList();
        return Answer(200, new XElement(
            "EnumerationResults",
            new XAttribute("ContainerName", container),
            new XElement("Prefix", prefix),
            new XElement("Blobs", page.Take(size).Select(Describe)),
            new XElement("NextMarker", page.Count > size ? page[^1].Name : "")));
    }

    public static ArmAnswer Answer(int status, XElement xml) =>
        new(status, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + xml.ToString(SaveOptions.DisableFormatting)))
        {
            ContentType = "application/xml",
        };

    private static XElement Describe(Blob blob) => new(
        "Blob",
        new XElement("Name", blob.Name),
        new XElement(
            "Properties",
            new XElement("Creation-Time", blob.Created.ToString("R", CultureInfo.InvariantCulture)),
            new XElement("Last-Modified", blob.Modified.ToString("R", CultureInfo.InvariantCulture)),
            new XElement("Etag", blob.ETag.Trim('"')),
            new XElement("Content-Length", blob.Content.Length),
            new XElement("Content-Type", blob.ContentType),
            new XElement("BlobType", "BlockBlob"),
            new XElement("LeaseStatus", "unlocked"),
            new XElement("LeaseState", "available"),
            new XElement("ServerEncrypted", true)));
}
