namespace Pulumi;

public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        // Messages are discarded, because there is no engine to show them.
    }

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
    }

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
    }

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Engine.RunningProgram.Current.Fail(message);
}
