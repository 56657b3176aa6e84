namespace Pulumi.AzureNative.Compute;

/// <summary>How a version is replicated.</summary>
[EnumType]
public readonly struct ReplicationMode : IEquatable<ReplicationMode>
{
    private readonly string _value;

    private ReplicationMode(string value) => _value = value;

    public static ReplicationMode Full { get; } = new("Full");

    public static ReplicationMode Shallow { get; } = new("Shallow");

    public static bool operator ==(ReplicationMode left, ReplicationMode right) => left.Equals(right);

    public static bool operator !=(ReplicationMode left, ReplicationMode right) => !left.Equals(right);

    public static explicit operator string(ReplicationMode value) => value._value;

    public override bool Equals(object? obj) => obj is ReplicationMode other && Equals(other);

    public bool Equals(ReplicationMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
