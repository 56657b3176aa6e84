using System.CommandLine.Parsing;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Options;

/// <summary>Parses image names on the command line. A misspelled option is not accepted as a name.</summary>
internal static class ImageNames
{
    public static void Check(ArgumentResult argument)
    {
        foreach (var token in argument.Tokens)
        {
            if (AzureNames.Image(token.Value) is { } broken)
            {
                argument.AddError($"'{token.Value}' {broken}");
            }
        }
    }
}
