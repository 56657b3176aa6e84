namespace ImageInfra.Model.Images;

/// <summary>The build VM (<c>properties.vmProfile</c>).</summary>
public sealed record VmProfile
{
    /// <summary>Optional. Default: <c>Standard_D2ds_v5</c>; Azure's own default is often out of quota.</summary>
    public string VmSize { get; init; } = "Standard_D2ds_v5";

    /// <summary>Optional. OS disk size in GB; 0 is the source's own size, and it can only grow.</summary>
    public int OsDiskSizeGB { get; init; }

    /// <summary>Optional. ARM ids of user-assigned identities on the build VM.</summary>
    public IReadOnlyList<string> UserAssignedIdentities { get; init; } = [];

    /// <summary>Optional. An existing network. Default: Azure makes one in the staging resource group.</summary>
    public VnetConfig? VnetConfig { get; init; }
}
