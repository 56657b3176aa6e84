namespace Pulumi.AzureNative;

/// <summary>A setting of the provider: from the stack, unless the program sets another value.</summary>
internal sealed class ConfigValue<T>(Func<T> read)
{
    private T _value = default!;
    private bool _isSet;

    public T Get() => _isSet ? _value : read();

    public void Set(T value)
    {
        _value = value;
        _isSet = true;
    }
}
