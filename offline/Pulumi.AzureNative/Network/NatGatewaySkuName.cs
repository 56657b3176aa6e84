namespace Pulumi.AzureNative.Network;

/// <summary>The SKUs of NAT gateways.</summary>
[EnumType]
public readonly struct NatGatewaySkuName : IEquatable<NatGatewaySkuName>
{
    private readonly string _value;

    private NatGatewaySkuName(string value) => _value = value;

    public static NatGatewaySkuName Standard { get; } = new("Standard");

    public static bool operator ==(NatGatewaySkuName left, NatGatewaySkuName right) => left.Equals(right);

    public static bool operator !=(NatGatewaySkuName left, NatGatewaySkuName right) => !left.Equals(right);

    public static explicit operator string(NatGatewaySkuName value) => value._value;

    public override bool Equals(object? obj) => obj is NatGatewaySkuName other && Equals(other);

    public bool Equals(NatGatewaySkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
