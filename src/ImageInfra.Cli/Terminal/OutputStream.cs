using ImageInfra.Driver.Foundations;

namespace ImageInfra.Cli.Terminal;

/// <summary>Standard output or standard error. Commands write to a terminal only through this class.</summary>
internal sealed class OutputStream
{
    private readonly RunnerWriter _writer;

    public OutputStream(TextWriter process)
        : this(new RunnerWriter(process))
    {
    }

    private OutputStream(RunnerWriter writer)
    {
        _writer = writer;
        Texts = new ShownWriter(_writer, Shown.Text);
        Unmasked = new ShownWriter(_writer, text => VisibleText.Of(text));
    }

    /// <summary>Writes text with secrets masked and control characters escaped.</summary>
    public TextWriter Texts { get; }

    /// <summary>
    /// Writes text without secrets, with control characters escaped: JSON whose values are masked already, which a mask of the text could
    /// break, and help, for which the patterns of secrets would take longer to load than everything else.
    /// </summary>
    public TextWriter Unmasked { get; }

    /// <summary>Writes the output of Spectre, behind <see cref="SafeRendering"/>.</summary>
    public TextWriter Styled => _writer;

    /// <summary>Whether a CI runner interprets the output.</summary>
    public bool IsOnRunner
    {
        set => _writer.IsOnRunner = value;
    }

    /// <summary>Writes a workflow command for the CI runner.</summary>
    public void Command(string line) => _writer.Command(line);
}
