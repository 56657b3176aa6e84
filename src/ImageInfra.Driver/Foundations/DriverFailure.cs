namespace ImageInfra.Driver.Foundations;

/// <summary>Where an operation of the driver stopped.</summary>
public enum DriverFailure
{
    /// <summary>Another update holds the stack's lock.</summary>
    StackBusy,

    /// <summary>There is no such stack, or it was never updated.</summary>
    StackNotFound,

    /// <summary>The <c>pulumi</c> command, or a package that the operation needs, is not there.</summary>
    PulumiMissing,

    /// <summary>A plugin of the <c>pulumi</c> command is not there.</summary>
    PluginMissing,

    /// <summary>The passphrase of a stack's secrets is missing or wrong.</summary>
    SecretsLocked,

    /// <summary>Pulumi does not know the stack's secrets provider.</summary>
    SecretsProviderUnknown,

    /// <summary>An update, preview, refresh or destroy ran, and at least one resource failed.</summary>
    UpdateFailed,

    /// <summary>Something is protected from deletion, or has versions whose deletion was not requested.</summary>
    Protected,

    /// <summary>A resource that the stack would make is in Azure already, and the stack did not make it.</summary>
    AlreadyExists,

    /// <summary>Something that the stack made is gone from Azure, or somebody changed it.</summary>
    Drifted,

    /// <summary>Azure refused because rights that were just assigned are not in effect yet; that takes minutes.</summary>
    RightsPending,

    /// <summary>Azure refused to delete something because what was in it, deleted just now, still shows.</summary>
    StillNested,

    /// <summary>There is no login, or the login may not do this.</summary>
    NotAuthorized,

    /// <summary>Azure can't be reached, or answers what no retry mended.</summary>
    AzureUnavailable,

    /// <summary>Azure refused a request.</summary>
    AzureRefused,

    /// <summary>A build ran and failed, timed out or was canceled.</summary>
    BuildFailed,

    /// <summary>The store of runs and statements, or something in it, can't be read or written.</summary>
    StoreUnusable,

    /// <summary>The store of runs and statements can't be reached.</summary>
    StoreUnavailable,

    /// <summary>Another process changed the same thing in the store at the same time.</summary>
    StoreConflict,

    /// <summary>The state of a simulated stack is damaged.</summary>
    StateDamaged,

    /// <summary>A file that should have a key has none that can be used.</summary>
    KeyUnusable,

    /// <summary>A setting or an environment variable that says which Azure to work on, or as whom, has a value that can't be used.</summary>
    InvalidSetting,

    /// <summary>There is no such image, template or version.</summary>
    NotFound,

    /// <summary>A plan does not hold any more: what it is about has changed since.</summary>
    PlanOutdated,
}
