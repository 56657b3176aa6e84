using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>A value that says which Azure to work on, or as whom. It may be a secret: its text is its source.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it is set, to show.</param>
/// <param name="Removal">The command that takes it away.</param>
public sealed record AzureSetting(string Value, string Source, string Removal)
{
    /// <inheritdoc/>
    public override string ToString() => Source;

    /// <summary>What it means that the value can't be used.</summary>
    /// <param name="problem">What is wrong, what is allowed, and what to do.</param>
    internal DriverException Refuse(string problem) => new(DriverFailure.InvalidSetting, $"{Source}: {problem}");
}
