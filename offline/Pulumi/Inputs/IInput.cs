namespace Pulumi;

/// <summary>An input of any type.</summary>
internal interface IInput
{
    IOutput Untyped { get; }
}
