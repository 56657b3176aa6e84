namespace ImageInfra.Model.Images;

/// <summary>Region names. Azure takes <c>westeurope</c> and answers <c>West Europe</c>.</summary>
public static class AzureRegion
{
    /// <summary>The name to compare by: lower-case, no spaces.</summary>
    public static string Normalize(string region) =>
        region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
