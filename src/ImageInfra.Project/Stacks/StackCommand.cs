namespace ImageInfra.Project.Stacks;

/// <summary>Commands of <c>imageinfra</c> that can be pasted.</summary>
public static class StackCommand
{
    /// <summary>The command that recreates resources deleted or changed outside Pulumi.</summary>
    public const string Repair = "up --refresh";

    /// <summary>Adds the options of a stack: <c>imageinfra up --refresh --stack dev --local</c>.</summary>
    public static string Of(string command, string stack, bool isLocal) => $"imageinfra {command} --stack {stack}{(isLocal ? " --local" : "")}";
}
