namespace Pulumi.AzureNative.Authorization.Inputs;

/// <summary>The permission to set.</summary>
public sealed class PermissionArgs : ResourceArgs
{
    [field: Input("actions")]
    public InputList<string> Actions
    {
        get => field ??= [];
        set;
    }

    [field: Input("dataActions")]
    public InputList<string> DataActions
    {
        get => field ??= [];
        set;
    }

    [field: Input("notActions")]
    public InputList<string> NotActions
    {
        get => field ??= [];
        set;
    }

    [field: Input("notDataActions")]
    public InputList<string> NotDataActions
    {
        get => field ??= [];
        set;
    }

    public static new PermissionArgs Empty => new();
}
