using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the size of the build VM against the images that it boots: the source, and in checks the new image.</summary>
internal static class BuildVmRules
{
    private const string Path = "template.vmProfile.vmSize";

    /// <summary>Returns the findings of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="others">The images of the catalog by name.</param>
    public static IEnumerable<Finding> Check(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others)
    {
        var definition = image.Spec.Definition;
        var name = image.Spec.Template.VmProfile.VmSize;
        var size = VmSizeKnowledge.Of(name);
        if (size.Architecture is { } architecture && architecture != definition.Architecture)
        {
            yield return Sure(image.Find(ValidationRules.SourceArchitecture, Path, $"'{name}' is {architecture.Name()}, but the definition is {definition.Architecture.Name()}"), size);
        }
        else if (size.Boots(definition.HyperVGeneration) is false)
        {
            yield return Sure(image.Find(ValidationRules.VmSizeGeneration, Path, $"'{name}' boots only generation {string.Join(" and ", size.Generations!)}, but the definition is {definition.HyperVGeneration}; choose another size, such as Standard_D2ds_v5"), size);
        }
        else if (size.NeedsNvme)
        {
            foreach (var finding in Controllers(image, others, name))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Controllers(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others, string size)
    {
        switch (image.Spec.Template.Source)
        {
            case ImageSource.CatalogImage { Image: var name } when others.TryGetValue(name, out var parent) && !HasNvme(parent.Spec.Definition):
                yield return image.Find(ValidationRules.VmSizeController, Path, $"'{size}' has only NVMe disks, but the definition of the base '{name}' lacks NVMe; add the feature to the base, or choose another size, such as Standard_D2ds_v5");
                break;
            case ImageSource.PlatformImage source when MarketplaceKnowledge.Of(source).SupportsNvme is false:
                yield return image.Find(ValidationRules.VmSizeController, Path, $"'{size}' has only NVMe disks, but '{source.Sku}' of '{source.Offer}' can't boot from them; choose another size, such as Standard_D2ds_v5");
                break;
            default:
                if (!HasNvme(image.Spec.Definition))
                {
                    yield return image.Find(ValidationRules.VmSizeController, Path, $"'{size}' has only NVMe disks, but the definition lacks NVMe; add {{ name: DiskControllerTypes, value: 'SCSI, NVMe' }} to definition.features, or choose another size, such as Standard_D2ds_v5");
                }

                break;
        }
    }

    private static Finding Sure(Finding finding, VmSize size) => size.Certainty is Certainty.Documented ? finding : finding with { Severity = Severity.Warning };

    private static bool HasNvme(ImageDefinitionSpec definition) =>
        definition.Features.Any(f => f.Name == "DiskControllerTypes" && f.Value.Contains("NVMe", StringComparison.OrdinalIgnoreCase));
}
