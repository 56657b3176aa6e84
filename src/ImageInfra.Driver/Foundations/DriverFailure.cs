namespace ImageInfra.Driver.Foundations;

/// <summary>The kind of failure of an operation.</summary>
public enum DriverFailure
{
    /// <summary>Another update holds the stack's lock.</summary>
    StackBusy,

    /// <summary>The stack does not exist or was never updated.</summary>
    StackNotFound,

    /// <summary>The <c>pulumi</c> command, or a required package, is not installed.</summary>
    PulumiMissing,

    /// <summary>A plugin of the <c>pulumi</c> command is not installed.</summary>
    PluginMissing,

    /// <summary>The passphrase of a stack's secrets is missing or wrong.</summary>
    SecretsLocked,

    /// <summary>Pulumi does not know the stack's secrets provider.</summary>
    SecretsProviderUnknown,

    /// <summary>An update, preview, refresh or destroy ran, and at least one resource failed.</summary>
    UpdateFailed,

    /// <summary>A resource is protected from deletion, or has versions whose deletion was not requested.</summary>
    Protected,

    /// <summary>A resource that the stack would create already exists in Azure.</summary>
    AlreadyExists,

    /// <summary>A resource of the stack was deleted or changed outside Pulumi.</summary>
    Drifted,

    /// <summary>Azure refused because a new role assignment is not effective yet, which takes minutes.</summary>
    RightsPending,

    /// <summary>Azure refused to delete a resource because its children, deleted a moment ago, are still listed.</summary>
    StillNested,

    /// <summary>The login is missing or lacks permission.</summary>
    NotAuthorized,

    /// <summary>Azure cannot be reached, or returns errors despite retries.</summary>
    AzureUnavailable,

    /// <summary>Azure refused a request.</summary>
    AzureRefused,

    /// <summary>A build ran and failed, timed out or was canceled.</summary>
    BuildFailed,

    /// <summary>The store of runs and statements, or a document in it, cannot be read or written.</summary>
    StoreUnusable,

    /// <summary>The store of runs and statements cannot be reached.</summary>
    StoreUnavailable,

    /// <summary>Another process changed the same document in the store at the same time.</summary>
    StoreConflict,

    /// <summary>The state of a simulated stack is damaged.</summary>
    StateDamaged,

    /// <summary>A key file has no usable key.</summary>
    KeyUnusable,

    /// <summary>A setting or environment variable for the cloud or the login has an invalid value.</summary>
    InvalidSetting,

    /// <summary>The image, template or version does not exist.</summary>
    NotFound,

    /// <summary>The server of pull requests refuses, or cannot be reached.</summary>
    PullRequestFailed,

    /// <summary>A plan is outdated, because the resources changed after it was made.</summary>
    PlanOutdated,
}
