using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;
using Spectre.Console;

namespace ImageInfra.Cli.Catalog;

/// <summary>Shows the catalog with the settings of a stack.</summary>
internal static class ImagesView
{
    private const string Waits = "waits for ";
    private const string Retired = "retired: not in the catalog, versions stay";

    public static void Show(Report report, FactoryStack stack, IReadOnlyList<string> retired)
    {
        ShowTable(report, stack, retired);
        report.Result(() => new ImagesOutput([.. Outputs(FactoryPlan.Create(stack.Catalog, stack.Settings)), .. retired.Select(Output)]));
    }

    public static void ShowTable(Report report, FactoryStack stack, IReadOnlyList<string>? retired = null)
    {
        var plan = FactoryPlan.Create(stack.Catalog, stack.Settings);
        var templates = plan.Templates.ToDictionary(t => t.Image.Name);
        var table = new PlainTable("image", "os", "source", "template")
        {
            Optional = ["os"],
            Wrapped = ["source", "template"],
            ColorOf = cell => cell.StartsWith(Waits, StringComparison.Ordinal) ? "yellow" : cell == Retired ? "grey" : null,
        };
        foreach (var image in plan.Definitions)
        {
            table.Add(
                image.Name,
                image.Definition.OsType.ToString(),
                Source(image, templates.GetValueOrDefault(image.Name)),
                templates.TryGetValue(image.Name, out var template) ? template.TemplateName : $"{Waits}{image.BaseImage}");
        }

        foreach (var name in retired ?? [])
        {
            table.Add(name, "", "", Retired);
        }

        table.Write(report);
    }

    private static IEnumerable<ImagesOutput.CatalogImage> Outputs(FactoryPlan plan)
    {
        var templates = plan.Templates.ToDictionary(t => t.Image.Name);
        return plan.Definitions.Select(image => Output(image, templates.GetValueOrDefault(image.Name)));
    }

    private static ImagesOutput.CatalogImage Output(ImageSpec image, TemplatePlan? template) => new(
        image.Name,
        Retired: false,
        image.Description,
        image.Definition.OsType.ToString(),
        Source(image, template),
        image.BaseImage,
        template?.BaseVersion?.ToString(),
        template?.TemplateName,
        template is null ? image.BaseImage : null);

    private static ImagesOutput.CatalogImage Output(string retired) => new(retired, Retired: true, null, null, null, null, null, null, null);

    private static string Source(ImageSpec image, TemplatePlan? template) => image.Template.Source switch
    {
        ImageSource.PlatformImage p => $"{p.Publisher}:{p.Offer}:{p.Sku}:{p.Version}",
        ImageSource.SharedImageVersion s => s.ImageVersionId,
        ImageSource.ManagedImage m => m.ImageId,
        ImageSource.CatalogImage c => $"{c.Image} {(template?.BaseVersion is { } version ? version : "(no version pinned)")}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
