using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>Describes the effects of an interrupted operation.</summary>
internal static class Interruption
{
    /// <summary>Describes the interruption of an operation.</summary>
    /// <param name="operation">The <c>pulumi</c> command of the operation.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="end">The end of the engine's process; null if it had not started or was finished.</param>
    /// <param name="record">The engine's report.</param>
    public static string Describe(string operation, string stack, EngineEnd? end, EngineRecord record)
    {
        if (operation is "preview")
        {
            return $"interrupted; a preview of stack '{stack}' changes nothing";
        }

        if (end is null)
        {
            return $"interrupted; no '{operation}' of stack '{stack}' is in progress: its state is saved, and its lock released";
        }

        var again = $"'imageinfra {operation}' continues from there";
        var open = record.UnderWay.Concat(record.Failures.Select(f => $"{ResourceNouns.Of(f.Type)} '{f.Name}'")).Distinct().ToList();
        var unfinished = open.Count == 0 ? "" : $"; unfinished: {string.Join(", ", open)}";
        return end switch
        {
            { Code: 0 } => $"interrupted, but '{operation}' of stack '{stack}' was already complete: its state is saved, and the lock released",
            { IsClean: true } => $"interrupted; pulumi stopped cleanly: the state of stack '{stack}' is saved, and the lock released{unfinished}. {again}",
            { WasKilled: true } => $"interrupted; pulumi did not stop in time and was killed: the state of stack '{stack}' is saved up to the last completed step, "
                + $"and its lock was not released{unfinished}. On this machine, {again} and releases the lock",
            _ => $"interrupted; pulumi was ended by signal {EngineEnd.SignalOf(end.Code)}: the state of stack '{stack}' is saved up to the last completed step, "
                + $"and its lock may not be released{unfinished}. On this machine, {again} and releases the lock",
        };
    }
}
