namespace ImageInfra.UnitTests.Support;

/// <summary>A test that needs the reported inputs.</summary>
internal sealed class ReportTheoryAttribute : TheoryAttribute
{
    public ReportTheoryAttribute()
    {
        if (ReportedImports.Folder is null)
        {
            Skip = "the reported inputs are not beside the repository (../shared/reports)";
        }
    }
}
