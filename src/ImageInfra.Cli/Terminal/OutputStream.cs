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
        Json = new ShownWriter(_writer, text => VisibleText.Of(text));
    }

    /// <summary>For texts.</summary>
    public TextWriter Texts { get; }

    /// <summary>For JSON whose values are masked already: masking its text could break it.</summary>
    public TextWriter Json { get; }

    /// <summary>For Spectre, behind <see cref="SafeRendering"/>.</summary>
    public TextWriter Styled => _writer;

    /// <summary>Whether a runner of a pipeline reads along.</summary>
    public bool IsOnRunner
    {
        set => _writer.IsOnRunner = value;
    }

    /// <summary>Writes a command for the runner.</summary>
    public void Command(string line) => _writer.Command(line);
}
