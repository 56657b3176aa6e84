using System.Text;

namespace ImageInfra.Cli.Terminal;

/// <summary>A stream of the process that takes texts whole and shows them without secrets.</summary>
/// <param name="inner">The stream.</param>
internal sealed class SafeWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(value is null ? null : Shown.Text(value));

    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : Shown.Text(value));

    public override void Flush() => inner.Flush();
}
