using ImageInfra.Components.Factory;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// A hash of the catalog, the settings and the program's code, which determine the registered resources. If it is unchanged, the
/// program need not run, which takes the test host a millisecond for each resource.
/// </summary>
internal static class ProgramFingerprint
{
    private static readonly string s_code = string.Concat(
        new[] { typeof(ImageCatalog), typeof(ImageFactory), typeof(ProgramFingerprint) }.Select(t => t.Module.ModuleVersionId.ToString("N")));

    public static string Of(FactoryStack stack) => PlanFingerprint.Of(stack.Catalog, stack.Settings) + s_code;
}
