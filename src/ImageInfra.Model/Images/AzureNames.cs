using System.Text.RegularExpressions;

namespace ImageInfra.Model.Images;

/// <summary>Azure's naming rules. Each method returns the problem with a name, or null if the name is valid.</summary>
public static partial class AzureNames
{
    /// <summary>The maximum length of an image name. It leaves room for a content hash in the template name.</summary>
    public const int MaximumImageNameLength = 64 - 9;

    /// <summary>Checks the name of a resource group.</summary>
    public static string? ResourceGroup(string name) => ResourceGroupPattern().IsMatch(name)
        ? null
        : "is not a resource group name; expected 1 to 90 letters, digits, '-', '_', '.', parentheses, not ending in '.'";

    /// <summary>Checks the name of a gallery. Azure's published pattern allows dashes; the service does not.</summary>
    public static string? Gallery(string name) => GalleryPattern().IsMatch(name)
        ? null
        : "is not a gallery name; expected 1 to 80 letters, digits, '_' and '.', starting and ending with a letter or digit";

    /// <summary>Checks the name of a storage account.</summary>
    public static string? StorageAccount(string name) => StorageAccountPattern().IsMatch(name)
        ? null
        : "is not a storage account name; expected 3 to 24 lower-case letters and digits";

    /// <summary>Checks the name of a user-assigned identity.</summary>
    public static string? Identity(string name) => IdentityPattern().IsMatch(name)
        ? null
        : "is not an identity name; expected 3 to 128 letters, digits, '-' and '_', starting with a letter or digit";

    /// <summary>Checks the name of an image. It names the image definition and starts the template name.</summary>
    public static string? Image(string name) => name.Length <= MaximumImageNameLength && ImagePattern().IsMatch(name)
        ? null
        : $"is not an image name; expected 1 to {MaximumImageNameLength} letters, digits, '-', '_' and '.', "
            + "starting and ending with a letter or digit";

    [GeneratedRegex(@"^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]\z")]
    private static partial Regex ResourceGroupPattern();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9_.]{0,78}[A-Za-z0-9])?\z")]
    private static partial Regex GalleryPattern();

    [GeneratedRegex(@"^[a-z0-9]{3,24}\z")]
    private static partial Regex StorageAccountPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{2,127}\z")]
    private static partial Regex IdentityPattern();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?\z")]
    private static partial Regex ImagePattern();
}

/// <summary>Region names. Azure accepts <c>westeurope</c> and returns <c>West Europe</c>.</summary>
public static class AzureRegion
{
    /// <summary>Returns the name in lower case and without spaces, for comparisons.</summary>
    public static string Normalize(string region) =>
        region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
