namespace ImageInfra.IntegrationTests.Support;

/// <summary>Lists the simulator's operations that a test compares with Azure: a type, and verbs as in the coverage list.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class HoldsAttribute(string type, params string[] verbs) : Attribute
{
    public string Type => type;

    public IReadOnlyList<string> Verbs => verbs;
}
