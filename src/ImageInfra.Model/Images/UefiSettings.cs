namespace ImageInfra.Model.Images;

/// <summary>The keys that Secure Boot of VMs made from a version trusts (<c>securityProfile.uefiSettings</c>).</summary>
public sealed record UefiSettings
{
    /// <summary>
    /// Optional. Templates of keys: NoSignatureTemplate, MicrosoftUefiCertificateAuthorityTemplate, MicrosoftWindowsTemplate.
    /// </summary>
    public IReadOnlyList<string> SignatureTemplateNames { get; init; } = [];

    /// <summary>Optional. The platform key.</summary>
    public UefiKey? Pk { get; init; }

    /// <summary>Optional. Key encryption keys.</summary>
    public IReadOnlyList<UefiKey> Kek { get; init; } = [];

    /// <summary>Optional. Keys that are trusted.</summary>
    public IReadOnlyList<UefiKey> Db { get; init; } = [];

    /// <summary>Optional. Keys that are revoked.</summary>
    public IReadOnlyList<UefiKey> Dbx { get; init; } = [];
}

/// <summary>A UEFI key.</summary>
/// <param name="Type">sha256 or x509.</param>
/// <param name="Value">The key or keys, in base64.</param>
public sealed record UefiKey(string Type, IReadOnlyList<string> Value);
