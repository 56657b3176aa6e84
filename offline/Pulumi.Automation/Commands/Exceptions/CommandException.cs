namespace Pulumi.Automation.Commands.Exceptions;

public class CommandException : Exception
{
    internal CommandException(CommandResult result)
        : this(nameof(CommandException), result)
    {
    }

    internal CommandException(string name, CommandResult result)
        : base(result.ToString()) => Name = name;

    public string Name { get; }

    internal static CommandException CreateFromResult(CommandResult result) => result.StandardError switch
    {
        var e when e.Contains("no stack named", StringComparison.Ordinal) => new StackNotFoundException(result),
        var e when e.Contains("[409] Conflict: Another update is currently in progress.", StringComparison.Ordinal) => new ConcurrentUpdateException(result),
        var e when e.Contains("the stack is currently locked by", StringComparison.Ordinal) => new ConcurrentUpdateException(result),
        _ => new(result),
    };
}
