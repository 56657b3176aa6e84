using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>trigger</c>.</summary>
internal static class TriggerReader
{
    private const string Latest = "latest";

    public static TriggerSpec? Read(MappingReader? trigger, ImageSource? source)
    {
        if (trigger is null)
        {
            return null;
        }

        var otherwise = new TriggerSpec();
        var spec = new TriggerSpec
        {
            Name = trigger.Text("name") ?? otherwise.Name,
            Kind = trigger.Choice("kind") ?? otherwise.Kind,
        };
        if (Problem(source) is { } problem)
        {
            trigger.Fail("kind", problem);
        }

        trigger.Close();
        return spec;
    }

    private static string? Problem(ImageSource? source) => source switch
    {
        ImageSource.CatalogImage => "is not for a CatalogImage source, which is pinned to a version; 'imageinfra build' follows the base",
        ImageSource.ManagedImage => "is not for a ManagedImage source, which has no versions",
        ImageSource.PlatformImage { Version: not Latest } => "needs a source whose version is latest",
        ImageSource.SharedImageVersion s when !s.ImageVersionId.EndsWith($"/{Latest}", StringComparison.OrdinalIgnoreCase) =>
            "needs a source whose imageVersionId ends in /versions/latest",
        _ => null,
    };
}
