using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ImageInfra.Driver.Foundations;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>Texts as they are shown: without secrets, and without what acts on a terminal.</summary>
internal static class Shown
{
    /// <summary>A text of one line or several.</summary>
    public static string Text(string text) => VisibleText.Of(SecretMask.Apply(text));

    /// <summary>A text that is one cell of a table, or a part of a line.</summary>
    public static string Cell(string text) => VisibleText.Of(SecretMask.Apply(text), keepsLines: false);

    /// <summary>A cell, or a part of a line, in the place of Spectre's markup.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "What is escaped here is without secrets.")]
    public static string InMarkup(string text) => Markup.Escape(Cell(text));

    /// <summary>Markup of ours with texts in it.</summary>
    public static FormattableString Arguments(FormattableString text) => FormattableStringFactory.Create(
        text.Format,
        [.. text.GetArguments().Select(argument => argument is null or IFormattable ? argument : Text($"{argument}"))]);
}
