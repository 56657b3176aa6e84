namespace ImageInfra.Model.Images;

/// <summary>The Hyper-V generation of an image definition; source and result must match.</summary>
public enum HyperVGeneration
{
    /// <summary>Generation 1.</summary>
    V1,

    /// <summary>Generation 2, needed for every security type.</summary>
    V2,
}
