namespace ImageInfra.Driver.Provenance;

/// <summary>How one check of a version's provenance ended.</summary>
public enum CheckOutcome
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>There was nothing to check it with, or nobody asked.</summary>
    NotChecked,
}
