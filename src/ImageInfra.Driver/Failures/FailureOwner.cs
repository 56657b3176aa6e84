namespace ImageInfra.Driver.Failures;

/// <summary>Who can mend a failure.</summary>
public enum FailureOwner
{
    /// <summary>Nobody knows yet: the evidence has to be read.</summary>
    Unknown,

    /// <summary>Whoever wrote the catalog file and its scripts.</summary>
    Author,

    /// <summary>Whoever runs the subscription: quotas, roles, policies, networks.</summary>
    Platform,

    /// <summary>Azure: waiting, trying again or a support request helps.</summary>
    Azure,
}
