namespace Pulumi.AzureNative.Compute;

/// <summary>UEFI keys that come with a template.</summary>
[EnumType]
public readonly struct UefiSignatureTemplateName : IEquatable<UefiSignatureTemplateName>
{
    private readonly string _value;

    private UefiSignatureTemplateName(string value) => _value = value;

    public static UefiSignatureTemplateName NoSignatureTemplate { get; } = new("NoSignatureTemplate");

    public static UefiSignatureTemplateName MicrosoftUefiCertificateAuthorityTemplate { get; } = new("MicrosoftUefiCertificateAuthorityTemplate");

    public static UefiSignatureTemplateName MicrosoftWindowsTemplate { get; } = new("MicrosoftWindowsTemplate");

    public static bool operator ==(UefiSignatureTemplateName left, UefiSignatureTemplateName right) => left.Equals(right);

    public static bool operator !=(UefiSignatureTemplateName left, UefiSignatureTemplateName right) => !left.Equals(right);

    public static explicit operator string(UefiSignatureTemplateName value) => value._value;

    public override bool Equals(object? obj) => obj is UefiSignatureTemplateName other && Equals(other);

    public bool Equals(UefiSignatureTemplateName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
