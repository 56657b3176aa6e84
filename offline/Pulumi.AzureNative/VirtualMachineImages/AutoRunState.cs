namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>Values of auto run state.</summary>
[EnumType]
public readonly struct AutoRunState : IEquatable<AutoRunState>
{
    private readonly string _value;

    private AutoRunState(string value) => _value = value;

    public static AutoRunState AutoRunEnabled { get; } = new("Enabled");

    public static AutoRunState AutoRunDisabled { get; } = new("Disabled");

    public static bool operator ==(AutoRunState left, AutoRunState right) => left.Equals(right);

    public static bool operator !=(AutoRunState left, AutoRunState right) => !left.Equals(right);

    public static explicit operator string(AutoRunState value) => value._value;

    public override bool Equals(object? obj) => obj is AutoRunState other && Equals(other);

    public bool Equals(AutoRunState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
