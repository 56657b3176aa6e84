namespace ImageInfra.Project.Stacks;

/// <summary>Commands of <c>imageinfra</c> as a person pastes them.</summary>
public static class StackCommand
{
    /// <summary>The command that makes again what somebody deleted or changed in Azure.</summary>
    public const string Repair = "up --refresh";

    /// <summary>A command on a stack, such as <c>imageinfra up --refresh --stack dev --local</c>.</summary>
    public static string Of(string command, string stack, bool isLocal) => $"imageinfra {command} --stack {stack}{(isLocal ? " --local" : "")}";
}
