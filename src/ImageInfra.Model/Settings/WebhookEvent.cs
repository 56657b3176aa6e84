namespace ImageInfra.Model.Settings;

/// <summary>What a webhook may be told of.</summary>
public enum WebhookEvent
{
    /// <summary>A run of an image began.</summary>
    Started,

    /// <summary>An image has a new version.</summary>
    Succeeded,

    /// <summary>A build failed, was cancelled, or is missing in some region.</summary>
    Failed,
}
