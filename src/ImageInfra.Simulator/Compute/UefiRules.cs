using System.Text.Json.Nodes;
using ImageInfra.Simulator.Resources;

namespace ImageInfra.Simulator.Compute;

/// <summary>What Azure requires of the UEFI keys of an image version.</summary>
internal static class UefiRules
{
    private static readonly string[] s_templates = ["NoSignatureTemplate", "MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate"];

    public static void Check(JsonNode? uefi)
    {
        foreach (var name in uefi?["signatureTemplateNames"] as JsonArray ?? [])
        {
            Given.OneOf(name, "uefiSettings.signatureTemplateNames", s_templates);
        }

        var signatures = uefi?["additionalSignatures"];
        foreach (var key in new[] { signatures?["pk"] }.Concat(((string[])["kek", "db", "dbx"]).SelectMany(k => signatures?[k] as JsonArray ?? [])))
        {
            Given.OneOf(key?["type"], "uefiSettings.additionalSignatures.type", "sha256", "x509");
        }
    }
}
