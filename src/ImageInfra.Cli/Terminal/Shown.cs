using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ImageInfra.Driver.Foundations;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>Makes text safe to show: secrets are masked and control characters escaped.</summary>
internal static class Shown
{
    /// <summary>Makes a text of one or more lines safe to show.</summary>
    public static string Text(string text) => VisibleText.Of(SecretMask.Apply(text));

    /// <summary>Makes the text of a table cell or part of a line safe to show.</summary>
    public static string Cell(string text) => VisibleText.Of(SecretMask.Apply(text), keepsLines: false);

    /// <summary>Makes a text safe to show inside Spectre's markup.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "What is escaped here is without secrets.")]
    public static string InMarkup(string text) => Markup.Escape(Cell(text));

    /// <summary>Makes the arguments of a markup string safe to show.</summary>
    public static FormattableString Arguments(FormattableString text) => FormattableStringFactory.Create(
        text.Format,
        [.. text.GetArguments().Select(argument => argument is null or IFormattable ? argument : Text($"{argument}"))]);
}
