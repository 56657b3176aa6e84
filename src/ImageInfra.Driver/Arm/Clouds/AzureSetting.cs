using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>A value that selects the cloud or the login. It may be a secret, so its text form is its source.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">The place of the value, for messages.</param>
/// <param name="Removal">The command that removes the value.</param>
public sealed record AzureSetting(string Value, string Source, string Removal)
{
    /// <inheritdoc/>
    public override string ToString() => Source;

    /// <summary>Creates the exception for an invalid value.</summary>
    /// <param name="problem">The problem, the allowed values and the next step.</param>
    internal DriverException Refuse(string problem) => new(DriverFailure.InvalidSetting, $"{Source}: {problem}");
}
