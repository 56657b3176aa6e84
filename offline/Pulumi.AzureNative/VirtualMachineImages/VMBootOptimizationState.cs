namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>Values of vmboot optimization state.</summary>
[EnumType]
public readonly struct VMBootOptimizationState : IEquatable<VMBootOptimizationState>
{
    private readonly string _value;

    private VMBootOptimizationState(string value) => _value = value;

    public static VMBootOptimizationState Enabled { get; } = new("Enabled");

    public static VMBootOptimizationState Disabled { get; } = new("Disabled");

    public static bool operator ==(VMBootOptimizationState left, VMBootOptimizationState right) => left.Equals(right);

    public static bool operator !=(VMBootOptimizationState left, VMBootOptimizationState right) => !left.Equals(right);

    public static explicit operator string(VMBootOptimizationState value) => value._value;

    public override bool Equals(object? obj) => obj is VMBootOptimizationState other && Equals(other);

    public bool Equals(VMBootOptimizationState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
