using System.CommandLine.Parsing;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Options;

/// <summary>Names of images on the command line; an option that is not known must not pass for one.</summary>
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
