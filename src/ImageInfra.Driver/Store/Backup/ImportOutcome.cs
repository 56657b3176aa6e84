namespace ImageInfra.Driver.Store.Backup;

/// <summary>What became of the documents of a backup.</summary>
/// <param name="Written">How many were written.</param>
/// <param name="Same">How many the store had already.</param>
/// <param name="Kept">How many the store has otherwise; its own stay.</param>
public sealed record ImportOutcome(int Written, int Same, int Kept);
