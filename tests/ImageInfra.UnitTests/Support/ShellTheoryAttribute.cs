namespace ImageInfra.UnitTests.Support;

/// <summary>A theory that needs <c>bash</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute()
    {
        if (!File.Exists("/bin/bash"))
        {
            Skip = "needs bash";
        }
    }
}
