namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Something that a stack made, and that nothing declares any more.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its ARM id, or the address of a VHD.</param>
/// <param name="Why">Why it is here, for people.</param>
/// <param name="IsDeleted">Whether it goes; else it is shown only.</param>
/// <param name="TemplateId">Of a staging group: the ARM id of the template that it was for.</param>
public sealed record Orphan(OrphanKind Kind, string Id, string Why, bool IsDeleted, string? TemplateId = null);
