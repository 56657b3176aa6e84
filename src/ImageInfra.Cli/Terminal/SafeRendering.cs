using ImageInfra.Driver.Foundations;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ImageInfra.Cli.Terminal;

/// <summary>
/// Escapes control characters in all text that Spectre renders. Spectre's own control codes are separate segments and are kept.
/// </summary>
internal sealed class SafeRendering : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(r => new Visible(r));

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Shown);

        private static Segment Shown(Segment segment) =>
            segment.IsControlCode || segment.IsLineBreak || VisibleText.Of(segment.Text) is var text && text == segment.Text
                ? segment
                : new(text, segment.Style);
    }
}
