namespace ImageInfra.IntegrationTests.Stores;

/// <summary>Names the server that the tests of a class require.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class NeedsAttribute : Attribute
{
    /// <summary>Whether a missing server is a failure: .ci/run sets the variable where it has installed all of them.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("IMAGEINFRA_SERVERS") == "required";

    /// <summary>Why this machine can't run it; null if it can.</summary>
    public abstract string? Missing { get; }
}
