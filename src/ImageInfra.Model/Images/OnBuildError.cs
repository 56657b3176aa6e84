namespace ImageInfra.Model.Images;

/// <summary>What Azure does with the build VM when a step fails.</summary>
public enum OnBuildError
{
    /// <summary>Remove the VM. Azure's default.</summary>
    Cleanup,

    /// <summary>Keep the VM for a look; somebody must remove it, and pays until then.</summary>
    Abort,
}
