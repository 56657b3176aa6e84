using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>The images below an image: its base, the base of that one, and so on.</summary>
internal static class SourceChain
{
    /// <summary>Returns the marketplace image that an image or the lowest of its bases starts from; null if it starts from another source.</summary>
    /// <param name="image">The image.</param>
    /// <param name="others">The images of the catalog by name.</param>
    public static ImageSource.PlatformImage? MarketplaceOf(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var next = image; next is not null && seen.Add(next.Spec.Name);)
        {
            if (next.Spec.Template.Source is ImageSource.PlatformImage source)
            {
                return source;
            }

            next = next.Spec.BaseImage is { } name ? others.GetValueOrDefault(name) : null;
        }

        return null;
    }
}
