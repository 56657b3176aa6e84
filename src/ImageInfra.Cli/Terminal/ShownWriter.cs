using System.Text;

namespace ImageInfra.Cli.Terminal;

/// <summary>A writer that makes every text safe to show.</summary>
/// <param name="inner">The writer of the stream.</param>
/// <param name="shown">Returns the safe form of a text.</param>
internal sealed class ShownWriter(TextWriter inner, Func<string, string> shown) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    // Text arrives as strings; single characters are line endings.
    public override void Write(char value) => inner.Write(value is '\r' or '\n' ? $"{value}" : shown($"{value}"));

    public override void Write(string? value) => inner.Write(shown(value ?? ""));

    public override void WriteLine(string? value) => inner.WriteLine(shown(value ?? ""));

    public override void Flush() => inner.Flush();
}
