using ImageInfra.Driver.Projects;
using ImageInfra.Model;
using ImageInfra.Model.Policies;
using ImageInfra.Model.Validation;

namespace ImageInfra.Driver.Validation;

/// <summary>The file that a project keeps its policy in. It need not be there.</summary>
public static class PolicyFile
{
    /// <summary>Where it is, relative to <c>Pulumi.yaml</c>.</summary>
    public const string DefaultPath = "infra/policy.yaml";

    /// <summary>The policy, or null where the project has none.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <exception cref="CatalogException">The file is wrong; it holds every error.</exception>
    public static FactoryPolicy? Read(string project)
    {
        var full = Path.GetFullPath(DefaultPath, project);
        try
        {
            return File.Exists(full) ? FactoryPolicy.Read(new(DefaultPath, File.ReadAllText(full))) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException([new(DefaultPath, 0, "", $"can't be read: {e.Message}")]);
        }
    }

    /// <summary>Checks the settings and the catalog of a stack, and that both keep to the policy.</summary>
    /// <exception cref="CatalogException">They don't; it holds everything that is wrong, and nothing was called.</exception>
    public static void Require(FactoryProject project)
    {
        if (Read(project.Directory) is not { } policy)
        {
            return;
        }

        var inspection = project.Inspect(new Dictionary<string, CatalogInspection>());
        var violations = Check(policy, inspection).ToList();
        if (violations.Count > 0)
        {
            throw new CatalogException([.. violations.Select(v => v.ToError())]);
        }
    }

    internal static IEnumerable<Finding> Check(FactoryPolicy policy, ProjectInspection inspection) =>
    [
        .. inspection is { Settings: { } settings, Source: { } source } ? PolicyCheck.Stack(policy, settings, source) : [],
        .. inspection.Catalog.Images.SelectMany(i => PolicyCheck.Image(policy, i, inspection.Settings?.Tags ?? Tags.Empty)),
    ];
}
