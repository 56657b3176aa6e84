namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>Values of on build error.</summary>
[EnumType]
public readonly struct OnBuildError : IEquatable<OnBuildError>
{
    private readonly string _value;

    private OnBuildError(string value) => _value = value;

    public static OnBuildError Cleanup { get; } = new("cleanup");

    public static OnBuildError Abort { get; } = new("abort");

    public static bool operator ==(OnBuildError left, OnBuildError right) => left.Equals(right);

    public static bool operator !=(OnBuildError left, OnBuildError right) => !left.Equals(right);

    public static explicit operator string(OnBuildError value) => value._value;

    public override bool Equals(object? obj) => obj is OnBuildError other && Equals(other);

    public bool Equals(OnBuildError other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
