using System.Text.RegularExpressions;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Sources;

/// <summary>Recognizes files that can't be imported as they are, and says what to do.</summary>
internal static partial class ForeignText
{
    private const string Terraform = "is Terraform source, which only Terraform evaluates; in its folder, run 'terraform show -json > state.json', then 'imageinfra import state.json'";
    private const string Packer = "is a Packer template, which Azure Image Builder can't build; run 'imageinfra new --name NAME', then copy the provisioners to template.customize";

    /// <summary>Refuses a file that is not JSON.</summary>
    /// <exception cref="CatalogException">The file is source code of another tool.</exception>
    public static void Check(ImportFile file)
    {
        if (Reason(Path.GetFileName(file.Path).ToLowerInvariant(), file) is { } reason)
        {
            throw new CatalogException([new(file.Path, 0, "", reason)]);
        }
    }

    private static string? Reason(string name, ImportFile file) => name switch
    {
        _ when name.EndsWith(".pkr.hcl", StringComparison.Ordinal) || name.EndsWith(".pkr.json", StringComparison.Ordinal) || name.EndsWith(".pkrvars.hcl", StringComparison.Ordinal) => Packer,
        _ when name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal) || name.EndsWith(".tfvars", StringComparison.Ordinal) || name.EndsWith(".tofu", StringComparison.Ordinal) => Terraform,
        _ when name.EndsWith(".tfstate", StringComparison.Ordinal) => "is a state file of Terraform; run 'terraform show -json > state.json' in its folder, then 'imageinfra import state.json'",
        _ when name.EndsWith(".hcl", StringComparison.Ordinal) => PackerPattern().IsMatch(file.Text) ? Packer : Terraform,
        _ when file.Text.AsSpan().TrimStart().StartsWith("{") || file.Text.AsSpan().TrimStart().StartsWith("[") => null,
        _ when PackerPattern().IsMatch(file.Text) => Packer,
        _ when TerraformPattern().IsMatch(file.Text) => Terraform,
        _ => null,
    };

    [GeneratedRegex("""^\s*(source\s+"azure-arm"|build\s*\{|packer\s*\{)""", RegexOptions.Multiline)]
    private static partial Regex PackerPattern();

    [GeneratedRegex("""^\s*(resource|data|module|provider|variable)\s+"[^"]+".*\{\s*$""", RegexOptions.Multiline)]
    private static partial Regex TerraformPattern();
}
