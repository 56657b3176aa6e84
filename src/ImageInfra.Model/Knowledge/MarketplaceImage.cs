using ImageInfra.Model.Images;

namespace ImageInfra.Model.Knowledge;

/// <summary>What is known of a marketplace image. A property without a value is not known.</summary>
public sealed record MarketplaceImage
{
    /// <summary>The operating system.</summary>
    public OsType? OsType { get; init; }

    /// <summary>The Hyper-V generation.</summary>
    public HyperVGeneration? Generation { get; init; }

    /// <summary>The CPU architecture.</summary>
    public Architecture? Architecture { get; init; }

    /// <summary>Whether a build needs the purchase plan of the image.</summary>
    public bool NeedsPlan { get; init; }

    /// <summary>Whether the image boots from an NVMe disk controller.</summary>
    public bool? SupportsNvme { get; init; }

    /// <summary>Whether it is a client edition of Windows.</summary>
    public bool IsWindowsClient { get; init; }

    /// <summary>Whether it is an Azure edition of Windows Server, which runs on Azure and Azure Local only.</summary>
    public bool IsAzureEdition { get; init; }

    /// <summary>The security types of VMs that the image is published for, such as <c>TrustedLaunch</c>; null if not known.</summary>
    public IReadOnlyList<string>? SecurityTypes { get; init; }

    /// <summary>The last day of support of the operating system.</summary>
    public DateOnly? EndOfLife { get; init; }

    /// <summary>How sure the generation is.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>How sure it is that a build needs a plan.</summary>
    public Certainty PlanCertainty { get; init; }

    /// <summary>Where the facts are published, or null if nothing is known.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the offer is known.</summary>
    public bool IsOfferKnown { get; init; }

    /// <summary>Whether the SKU is known to be in the offer.</summary>
    public bool IsSkuKnown { get; init; }

    /// <summary>The SKUs of the offer that are known by name.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];
}

/// <summary>How sure a fact is.</summary>
public enum Certainty
{
    /// <summary>The naming of the publisher says so. It may be wrong.</summary>
    Convention,

    /// <summary>A source documents it.</summary>
    Documented,
}
