using System.Text;

namespace ImageInfra.Cli.Terminal;

/// <summary>Writes every text in its shown form.</summary>
/// <param name="inner">The stream that it goes to.</param>
/// <param name="shown">The text as it is shown.</param>
internal sealed class ShownWriter(TextWriter inner, Func<string, string> shown) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    // A text comes as a string; what comes as single characters is the end of a line.
    public override void Write(char value) => inner.Write(value is '\r' or '\n' ? $"{value}" : shown($"{value}"));

    public override void Write(string? value) => inner.Write(shown(value ?? ""));

    public override void WriteLine(string? value) => inner.WriteLine(shown(value ?? ""));

    public override void Flush() => inner.Flush();
}
