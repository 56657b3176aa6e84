namespace ImageInfra.Model.Description;

/// <summary>
/// One key of a catalog file. What is said here is what the loader checks, what editors know from the schema, and what the
/// reference page shows.
/// </summary>
/// <param name="Name">The key, in ARM's spelling.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it is for, in a sentence or two.</param>
internal sealed record CatalogKey(string Name, KeyType Type, string Description)
{
    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>What happens where it is left out and there is no one value to name.</summary>
    public string? Otherwise { get; init; }

    /// <summary>A value as a file may have it. Mappings need none: their keys have their own.</summary>
    public string? Example { get; init; }
}
