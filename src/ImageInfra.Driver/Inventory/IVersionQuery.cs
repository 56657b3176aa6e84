using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>Lists all versions of galleries at once; the data may be seconds to minutes old.</summary>
public interface IVersionQuery
{
    /// <summary>The versions by the ARM id of their definition, newest number first, without those that the caller may not read.</summary>
    /// <exception cref="DriverException">Azure refuses the query.</exception>
    Task<ILookup<string, PublishedVersion>> ListAsync(IReadOnlyCollection<string> galleryIds, CancellationToken cancellationToken);
}
