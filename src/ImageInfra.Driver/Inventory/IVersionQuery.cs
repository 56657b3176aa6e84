using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>All versions of galleries at once, as they were seconds or minutes ago.</summary>
public interface IVersionQuery
{
    /// <summary>The versions of galleries by the ARM id of their definition, newest number first. What the caller may not read is not there.</summary>
    /// <exception cref="DriverException">Azure refuses the query.</exception>
    Task<ILookup<string, PublishedVersion>> ListAsync(IReadOnlyCollection<string> galleryIds, CancellationToken cancellationToken);
}
