namespace ImageInfra.Driver.Provenance;

/// <summary>The result of one check of a version's provenance.</summary>
public enum CheckOutcome
{
    /// <summary>The check passed.</summary>
    Passed,

    /// <summary>The check failed.</summary>
    Failed,

    /// <summary>The check was not requested, or its data is not available.</summary>
    NotChecked,
}
