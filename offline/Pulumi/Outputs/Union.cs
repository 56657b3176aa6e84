namespace Pulumi;

public readonly struct Union<T0, T1> : IUnion, IEquatable<Union<T0, T1>>
{
    private readonly object? _value;
    private readonly bool _isSecond;

    private Union(object? value, bool isSecond)
    {
        _value = value;
        _isSecond = isSecond;
    }

    public object? Value => _value;

    public bool IsT0 => !_isSecond;

    public bool IsT1 => _isSecond;

    public static implicit operator Union<T0, T1>(T0 value) => FromT0(value);

    public static implicit operator Union<T0, T1>(T1 value) => FromT1(value);

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    public static Union<T0, T1> FromT0(T0 input) => new(input, false);

    public static Union<T0, T1> FromT1(T1 input) => new(input, true);

    public bool Equals(Union<T0, T1> other) => _isSecond == other._isSecond && Equals(_value, other._value);

    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_value, _isSecond);
}
