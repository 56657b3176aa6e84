using System.Text;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Cli.Terminal;

/// <summary>The last writer before a stream of the process. In a CI job it escapes lines that the runner would execute.</summary>
/// <param name="process">The stream of the process.</param>
internal sealed class RunnerWriter(TextWriter process) : TextWriter(process.FormatProvider)
{
    private readonly Lock _gate = new();
    private readonly RunnerCommands _commands = new();

    /// <summary>Whether a CI runner interprets the output.</summary>
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

    /// <summary>Writes a workflow command unescaped.</summary>
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
