namespace ImageInfra.Model.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>It can't work, or must not be.</summary>
    Error,

    /// <summary>It will probably not do what is wanted.</summary>
    Warning,

    /// <summary>Something to know.</summary>
    Note,
}
