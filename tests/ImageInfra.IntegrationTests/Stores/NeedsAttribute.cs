namespace ImageInfra.IntegrationTests.Stores;

/// <summary>The server that the tests of a class need.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class NeedsAttribute : Attribute
{
    /// <summary>Why this machine can't run it; null if it can.</summary>
    public abstract string? Missing { get; }
}
