namespace Pulumi.Automation;

public sealed class OutputValue
{
    internal OutputValue(object value, bool isSecret)
    {
        Value = value;
        IsSecret = isSecret;
    }

    public object Value { get; }

    public bool IsSecret { get; }
}
