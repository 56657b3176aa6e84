namespace Pulumi.Engine;

/// <summary>The root resource, the parent of all others.</summary>
internal sealed class RootStack(string name) : ComponentResource(Type, name)
{
    public const string Type = "pulumi:pulumi:Stack";
}
