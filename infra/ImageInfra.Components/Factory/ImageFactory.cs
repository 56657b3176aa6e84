using ImageInfra.Components.Inputs;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>The Pulumi program of the image factory, for <c>pulumi up</c> and for the driver.</summary>
public static class ImageFactory
{
    /// <summary>The namespace of the settings, equal to the name of the Pulumi project.</summary>
    public const string ConfigNamespace = SettingsSource.Namespace;

    /// <summary>Declares the current stack from its Pulumi configuration and the catalog of a project. Returns the outputs.</summary>
    /// <exception cref="RunException">
    /// The settings or the catalog are invalid, or violate the policy of the project; the message lists every error.
    /// </exception>
    public static IDictionary<string, object?> Declare(IImageProject project)
    {
        try
        {
            var source = new PulumiSettings(project.FindStackFile(Deployment.Instance.StackName));
            var settings = SettingsReader.Read(Deployment.Instance.StackName, source);
            return Declare(project.LoadCatalog(settings, source), settings, tags: new(source.ValueOf));
        }
        catch (CatalogException e)
        {
            throw new RunException(e.Message);
        }
    }

    /// <summary>Declares a stack. Returns the outputs.</summary>
    /// <param name="catalog">The images.</param>
    /// <param name="settings">The settings of the stack.</param>
    /// <param name="options">Optional. Options for every component, such as providers or transformations.</param>
    /// <param name="tags">Optional. Converts tags to inputs. Default: tags with secret values are omitted.</param>
    public static IDictionary<string, object?> Declare(
        ImageCatalog catalog,
        FactorySettings settings,
        ComponentResourceOptions? options = null,
        TagInputs? tags = null) =>
        FactoryOutputs.Create(FactoryResources.Declare(FactoryPlan.Create(catalog, settings), FactoryNames.OfProgram, options, tags ?? TagInputs.WithoutSecrets));
}
