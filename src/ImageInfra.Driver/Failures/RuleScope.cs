namespace ImageInfra.Driver.Failures;

/// <summary>Where a rule looks.</summary>
internal enum RuleScope
{
    /// <summary>In Azure's message and in the log.</summary>
    Anywhere,

    /// <summary>In Azure's message alone.</summary>
    Message,

    /// <summary>In the log alone: in the lines of the step that failed, or else outside of the steps.</summary>
    Log,
}
