using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>template</c>.</summary>
internal static class ImageTemplateReader
{
    public static ImageTemplateSpec? Read(MappingReader template, OsType? osType, LocalFileReader local)
    {
        var source = template.Mapping("source", SourceReader.Read);
        var spec = new ImageTemplateSpec
        {
            Source = source ?? new ImageSource.CatalogImage(""),
            Customize = [.. template.Mappings("customize").Select(s => StepReader.Read(s, osType, local)).OfType<Step>()],
            Optimize = template.Mapping("optimize", optimize => new OptimizeSpec(IsEnabled(optimize, "vmBoot"))),
            Validate = template.Mapping("validate", validate => Validate(validate, osType, local)),
            ErrorHandling = template.Mapping("errorHandling", ErrorHandling),
            BuildTimeoutInMinutes = Timeout(template),
            VmProfile = template.Mapping("vmProfile", VmProfileReader.Read) ?? new(),
            ManagedResourceTags = TagsReader.Read(template, "managedResourceTags"),
            StagingResourceGroup = template.Text("stagingResourceGroup"),
            AutoRun = IsEnabled(template, "autoRun"),
        };
        if (DistributorReader.ReadAll(template) is { } distribute)
        {
            spec = spec with { Distribute = distribute };
        }

        return source is null ? null : spec;
    }

    private static int Timeout(MappingReader template)
    {
        var minutes = template.Number("buildTimeoutInMinutes") ?? 0;
        if (minutes is > 0 and < ImageTemplateSpec.MinimumTimeout)
        {
            template.Fail("buildTimeoutInMinutes", $"'{minutes}' is too short, because Azure gets no token for the build; expected {ImageTemplateSpec.MinimumTimeout} to {ImageTemplateSpec.MaximumTimeout}, or 0 for Azure's default of {ImageTemplateSpec.DefaultTimeout}");
        }

        return minutes == 0 ? ImageTemplateSpec.DefaultTimeout : minutes;
    }

    private static bool IsEnabled(MappingReader owner, string key) => owner.Mapping(key, state => state.Choice("state")) == "Enabled";

    private static ValidateSpec Validate(MappingReader validate, OsType? osType, LocalFileReader local) => new()
    {
        ContinueDistributeOnFailure = validate.Flag("continueDistributeOnFailure") ?? false,
        SourceValidationOnly = validate.Flag("sourceValidationOnly") ?? false,
        InVMValidations = [.. validate.Mappings("inVMValidations").Select(s => StepReader.Read(s, osType, local)).OfType<Step>()],
    };

    private static ErrorHandling ErrorHandling(MappingReader handling) => new(
        handling.Choice<OnBuildError>("onCustomizerError") ?? OnBuildError.Cleanup,
        handling.Choice<OnBuildError>("onValidationError") ?? OnBuildError.Cleanup);
}

/// <summary>Reads <c>template.source</c>.</summary>
internal static class SourceReader
{
    public static ImageSource? Read(MappingReader source) => source.Variant() switch
    {
        "PlatformImage" => Platform(source),
        "SharedImageVersion" => source.Text("imageVersionId") is { } id ? new ImageSource.SharedImageVersion(id) : null,
        "ManagedImage" => source.Text("imageId") is { } id ? new ImageSource.ManagedImage(id) : null,
        "CatalogImage" => source.Text("image") is { } image ? new ImageSource.CatalogImage(image) : null,
        _ => null,
    };

    private static ImageSource.PlatformImage? Platform(MappingReader source)
    {
        var (publisher, offer, sku) = (source.Text("publisher"), source.Text("offer"), source.Text("sku"));
        var version = source.Text("version") ?? "latest";
        var plan = source.Mapping("planInfo", Plan);
        return publisher is null || offer is null || sku is null ? null : new(publisher, offer, sku, version, plan);
    }

    private static PurchasePlan? Plan(MappingReader plan) =>
        (plan.Text("planName"), plan.Text("planProduct"), plan.Text("planPublisher")) is ({ } name, { } product, { } publisher) ? new(name, product, publisher) : null;
}
