namespace ImageInfra.IntegrationTests.Support;

/// <summary>A theory that is skipped with a reason if a program is not installed.</summary>
public sealed class InstalledTheoryAttribute : TheoryAttribute
{
    public InstalledTheoryAttribute(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(f => File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, $"{program}.exe"))))
        {
            Skip = $"there is no {program} on this machine";
        }
    }
}
