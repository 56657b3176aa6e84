using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Options;

/// <summary>The arguments of commands that work on a version of an image.</summary>
internal static class VersionArguments
{
    /// <summary>The image.</summary>
    public static Argument<string> Image()
    {
        var image = new Argument<string>("IMAGE") { Description = "The image." };
        image.Validators.Add(ImageNames.Check);
        return image;
    }

    /// <summary>The version argument, which is optional.</summary>
    public static Argument<string?> Version(string otherwise)
    {
        var version = new Argument<string?>("VERSION")
        {
            Description = $"The version, as in 1.0.3. Default: {otherwise}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        version.Validators.Add(Check);
        return version;
    }

    /// <summary>The version.</summary>
    public static Argument<string> RequiredVersion()
    {
        var version = new Argument<string>("VERSION") { Description = "The version, as in 1.0.3." };
        version.Validators.Add(Check);
        return version;
    }

    /// <summary>Parses a version; null if the argument is omitted.</summary>
    public static ImageVersion? Read(string? text) => text is null ? null : ImageVersion.Parse(text);

    /// <summary>Adds an error if a text is not a version.</summary>
    public static void Check(SymbolResult result)
    {
        if (result.Tokens is [{ Value: var text }] && !ImageVersion.TryParse(text, out _))
        {
            result.AddError($"'{text}' is not a version; expected three numbers, as in 1.0.3");
        }
    }
}
