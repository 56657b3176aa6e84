namespace ImageInfra.UnitTests.Support;

/// <summary>A theory that needs the published image templates.</summary>
internal sealed class SampleTheoryAttribute : TheoryAttribute
{
    public SampleTheoryAttribute()
    {
        if (SampleTemplates.Folder is null)
        {
            Skip = "the published image templates are not beside the repository (../shared/image-templates)";
        }
    }
}
