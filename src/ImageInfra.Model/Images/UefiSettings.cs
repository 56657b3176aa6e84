namespace ImageInfra.Model.Images;

/// <summary>The Secure Boot keys of VMs that are created from a version (<c>securityProfile.uefiSettings</c>).</summary>
public sealed record UefiSettings
{
    /// <summary>
    /// Optional. Key templates: NoSignatureTemplate, MicrosoftUefiCertificateAuthorityTemplate, MicrosoftWindowsTemplate.
    /// </summary>
    public IReadOnlyList<string> SignatureTemplateNames { get; init; } = [];

    /// <summary>Optional. The platform key.</summary>
    public UefiKey? Pk { get; init; }

    /// <summary>Optional. The key exchange keys.</summary>
    public IReadOnlyList<UefiKey> Kek { get; init; } = [];

    /// <summary>Optional. The trusted keys.</summary>
    public IReadOnlyList<UefiKey> Db { get; init; } = [];

    /// <summary>Optional. The revoked keys.</summary>
    public IReadOnlyList<UefiKey> Dbx { get; init; } = [];
}

/// <summary>A UEFI key.</summary>
/// <param name="Type">sha256 or x509.</param>
/// <param name="Value">The keys, in base64.</param>
public sealed record UefiKey(string Type, IReadOnlyList<string> Value);
