namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Collects the findings of a freshness check of one image.</summary>
internal sealed class Findings
{
    public List<OutdatedReason> Reasons { get; } = [];

    public List<string> Notes { get; } = [];

    public void Add(OutdatedCause cause, string message, bool isFixedByBuild = true) => Reasons.Add(new(cause, message, isFixedByBuild));
}
