namespace ImageInfra.Model.Description;

/// <summary>
/// One key of a catalog file, a policy or a stack's settings. Readers check values by it, editors know it from the schema, and the
/// reference pages show it.
/// </summary>
/// <param name="Name">The key, in ARM's spelling.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it is for, in a sentence or two.</param>
internal record KeyDescription(string Name, KeyType Type, string Description)
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
