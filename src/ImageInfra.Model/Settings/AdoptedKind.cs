namespace ImageInfra.Model.Settings;

/// <summary>The kinds of resources that a stack can take over from whoever made them.</summary>
public enum AdoptedKind
{
    /// <summary>The resource group.</summary>
    ResourceGroup,

    /// <summary>The Azure Compute Gallery.</summary>
    Gallery,

    /// <summary>Image definitions.</summary>
    Definitions,

    /// <summary>The user-assigned identity that builds run as.</summary>
    Identity,
}
