namespace ImageInfra.IntegrationTests.Support;

/// <summary>Which of the simulator's operations a test holds to what Azure does: a type, and verbs as its ledger writes them.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class HoldsAttribute(string type, params string[] verbs) : Attribute
{
    public string Type => type;

    public IReadOnlyList<string> Verbs => verbs;
}
