namespace Pulumi.Engine;

/// <summary>The resource that every other one is below.</summary>
internal sealed class RootStack(string name) : ComponentResource(Type, name)
{
    public const string Type = "pulumi:pulumi:Stack";
}
