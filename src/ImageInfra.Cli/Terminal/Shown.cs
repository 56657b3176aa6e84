using System.Runtime.CompilerServices;
using ImageInfra.Driver.Foundations;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>Texts as they are shown: without secrets.</summary>
internal static class Shown
{
    /// <summary>A text.</summary>
    public static string Text(string text) => SecretMask.Apply(text);

    /// <summary>A text in the place of Spectre's markup.</summary>
    public static string InMarkup(string text) => Markup.Escape(Text(text));

    /// <summary>Markup of ours with texts in it.</summary>
    public static FormattableString Arguments(FormattableString text) => FormattableStringFactory.Create(
        text.Format,
        [.. text.GetArguments().Select(argument => argument is null or IFormattable ? argument : Text($"{argument}"))]);
}
