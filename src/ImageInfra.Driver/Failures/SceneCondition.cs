namespace ImageInfra.Driver.Failures;

/// <summary>A fact about the failed build that a rule can require.</summary>
internal enum SceneCondition
{
    /// <summary>The template names a subnet of container groups.</summary>
    ContainerSubnet,

    /// <summary>The template names no subnet of container groups.</summary>
    NoContainerSubnet,

    /// <summary>The failed step does not run as LocalSystem, as far as is known.</summary>
    NotAsSystem,

    /// <summary>The failed step is Windows Update.</summary>
    WindowsUpdateStep,
}
