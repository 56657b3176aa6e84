using ImageInfra.Components.Factory;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// What the program registers is a function of the catalog, the settings and the program's own code. The test host takes
/// a millisecond a resource to find that out; with the same fingerprint there is nothing to find out.
/// </summary>
internal static class ProgramFingerprint
{
    private static readonly string s_code = string.Concat(
        new[] { typeof(ImageCatalog), typeof(ImageFactory), typeof(ProgramFingerprint) }.Select(t => t.Module.ModuleVersionId.ToString("N")));

    public static string Of(FactoryStack stack) => PlanFingerprint.Of(stack.Catalog, stack.Settings) + s_code;
}
