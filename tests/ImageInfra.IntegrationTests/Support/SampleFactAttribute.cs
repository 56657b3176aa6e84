using ImageInfra.UnitTests.Support;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A test that needs the published image templates.</summary>
internal sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute()
    {
        if (SampleTemplates.Folder is null)
        {
            Skip = "the published image templates are not beside the repository (../shared/image-templates)";
        }
    }
}
