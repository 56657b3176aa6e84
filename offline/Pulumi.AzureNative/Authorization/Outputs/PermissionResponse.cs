using System.Collections.Immutable;

namespace Pulumi.AzureNative.Authorization.Outputs;

/// <summary>The permission, as it is.</summary>
[OutputType]
public sealed class PermissionResponse
{
    public readonly ImmutableArray<string> Actions;
    public readonly string Condition;
    public readonly string ConditionVersion;
    public readonly ImmutableArray<string> DataActions;
    public readonly ImmutableArray<string> NotActions;
    public readonly ImmutableArray<string> NotDataActions;

    [OutputConstructor]
    private PermissionResponse(ImmutableArray<string> actions, string condition, string conditionVersion, ImmutableArray<string> dataActions, ImmutableArray<string> notActions, ImmutableArray<string> notDataActions)
    {
        Actions = actions;
        Condition = condition;
        ConditionVersion = conditionVersion;
        DataActions = dataActions;
        NotActions = notActions;
        NotDataActions = notDataActions;
    }
}
