namespace ImageInfra.Driver.Store.Backup;

/// <summary>The result of importing a backup.</summary>
/// <param name="Written">The number of documents written.</param>
/// <param name="Same">The number of documents that were already equal in the store.</param>
/// <param name="Kept">The number of documents that differ in the store and were not changed.</param>
public sealed record ImportOutcome(int Written, int Same, int Kept);
