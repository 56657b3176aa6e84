namespace Pulumi;

/// <summary>A union of whatever types.</summary>
internal interface IUnion
{
    object? Value { get; }
}
