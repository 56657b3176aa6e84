using System.Text;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Cli.Terminal;

/// <summary>The last writer before a stream of the process. In a pipeline it disarms lines that the runner would execute.</summary>
/// <param name="process">The stream of the process.</param>
internal sealed class RunnerWriter(TextWriter process) : TextWriter(process.FormatProvider)
{
    private readonly Lock _gate = new();
    private readonly RunnerCommands _commands = new();

    /// <summary>Whether a runner reads along.</summary>
    public bool IsOnRunner { get; set; }

    public override Encoding Encoding => process.Encoding;

    public override void Write(char value) => Write($"{value}");

    public override void Write(string? value)
    {
        lock (_gate)
        {
            process.Write(Disarmed(value ?? ""));
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            process.WriteLine(Disarmed(value ?? ""));
            Disarmed("\n");
        }
    }

    /// <summary>Writes a command for the runner as it is.</summary>
    public void Command(string line)
    {
        lock (_gate)
        {
            process.WriteLine(line);
            Disarmed("\n");
        }
    }

    public override void Flush() => process.Flush();

    private string Disarmed(string text) => IsOnRunner ? _commands.Next(text) : text;
}
