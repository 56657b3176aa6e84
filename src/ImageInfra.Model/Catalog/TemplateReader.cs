using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>template</c>.</summary>
internal static class TemplateReader
{
    public static ImageTemplateSpec? Read(MappingReader template, OsType? osType, LocalFileReader local)
    {
        var source = template.Mapping("source") is { } mapping ? SourceReader.Read(mapping) : null;
        var spec = new ImageTemplateSpec
        {
            Source = source ?? new ImageSource.CatalogImage(""),
            Customize = [.. template.Mappings("customize").Select(s => StepReader.Read(s, osType, local)).OfType<Step>()],
            Optimize = Optimize(template.Mapping("optimize")),
            Validate = Validate(template.Mapping("validate"), osType, local),
            ErrorHandling = ErrorHandling(template.Mapping("errorHandling")),
            BuildTimeoutInMinutes = Timeout(template),
            VmProfile = VmProfileReader.Read(template.Mapping("vmProfile")),
            ManagedResourceTags = TagsReader.Read(template, "managedResourceTags"),
            StagingResourceGroup = template.Text("stagingResourceGroup"),
            AutoRun = IsEnabled(template.Mapping("autoRun")),
        };
        if (DistributorReader.ReadAll(template) is { } distribute)
        {
            spec = spec with { Distribute = distribute };
        }

        template.Close();
        return source is null ? null : spec;
    }

    private static int Timeout(MappingReader template)
    {
        var minutes = template.Number("buildTimeoutInMinutes") ?? 0;
        if (minutes is > 0 and < ImageTemplateSpec.MinimumTimeout)
        {
            template.Fail("buildTimeoutInMinutes", $"'{minutes}' is too short for Azure to hand out a token; expected {ImageTemplateSpec.MinimumTimeout} to {ImageTemplateSpec.MaximumTimeout}, or 0 for Azure's own {ImageTemplateSpec.DefaultTimeout}");
        }

        return minutes == 0 ? ImageTemplateSpec.DefaultTimeout : minutes;
    }

    private static OptimizeSpec? Optimize(MappingReader? optimize)
    {
        if (optimize is null)
        {
            return null;
        }

        var boot = IsEnabled(optimize.Mapping("vmBoot"));
        optimize.Close();
        return new(boot);
    }

    private static bool IsEnabled(MappingReader? owner)
    {
        var state = owner?.Choice("state");
        owner?.Close();
        return state == "Enabled";
    }

    private static ValidateSpec? Validate(MappingReader? validate, OsType? osType, LocalFileReader local)
    {
        if (validate is null)
        {
            return null;
        }

        var spec = new ValidateSpec
        {
            ContinueDistributeOnFailure = validate.Flag("continueDistributeOnFailure") ?? false,
            SourceValidationOnly = validate.Flag("sourceValidationOnly") ?? false,
            InVMValidations = [.. validate.Mappings("inVMValidations").Select(s => StepReader.Read(s, osType, local)).OfType<Step>()],
        };
        validate.Close();
        return spec;
    }

    private static ErrorHandling? ErrorHandling(MappingReader? handling)
    {
        if (handling is null)
        {
            return null;
        }

        var result = new ErrorHandling(
            handling.Choice<OnBuildError>("onCustomizerError") ?? OnBuildError.Cleanup,
            handling.Choice<OnBuildError>("onValidationError") ?? OnBuildError.Cleanup);
        handling.Close();
        return result;
    }
}

/// <summary>Reads <c>template.source</c>.</summary>
internal static class SourceReader
{
    public static ImageSource? Read(MappingReader source)
    {
        var result = source.Variant() switch
        {
            "PlatformImage" => Platform(source),
            "SharedImageVersion" => source.Text("imageVersionId") is { } id ? new ImageSource.SharedImageVersion(id) : null,
            "ManagedImage" => source.Text("imageId") is { } id ? new ImageSource.ManagedImage(id) : null,
            "CatalogImage" => source.Text("image") is { } image ? new ImageSource.CatalogImage(image) : null,
            _ => (ImageSource?)null,
        };
        source.Close();

        return result;
    }

    private static ImageSource.PlatformImage? Platform(MappingReader source)
    {
        var (publisher, offer, sku) = (source.Text("publisher"), source.Text("offer"), source.Text("sku"));
        var version = source.Text("version") ?? "latest";
        var plan = Plan(source.Mapping("planInfo"));
        return publisher is null || offer is null || sku is null ? null : new(publisher, offer, sku, version, plan);
    }

    private static PurchasePlan? Plan(MappingReader? plan)
    {
        if (plan is null)
        {
            return null;
        }

        var (name, product, publisher) = (plan.Text("planName"), plan.Text("planProduct"), plan.Text("planPublisher"));
        plan.Close();
        return name is null || product is null || publisher is null ? null : new(name, product, publisher);
    }
}
