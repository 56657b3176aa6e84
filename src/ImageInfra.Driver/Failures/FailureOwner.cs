namespace ImageInfra.Driver.Failures;

/// <summary>Who can fix a failure.</summary>
public enum FailureOwner
{
    /// <summary>Not known: read the evidence.</summary>
    Unknown,

    /// <summary>The author of the catalog file and its scripts.</summary>
    Author,

    /// <summary>The owner of the subscription: quotas, roles, policies, networks.</summary>
    Platform,

    /// <summary>Azure: waiting, trying again or a support request helps.</summary>
    Azure,
}
