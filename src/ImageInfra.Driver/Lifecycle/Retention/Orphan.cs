namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A resource that a stack created and no longer declares.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The ARM id, or the URL of a VHD.</param>
/// <param name="Why">The reason why it was left, for people.</param>
/// <param name="IsDeleted">Whether the plan deletes it. If false, it is only shown.</param>
/// <param name="TemplateId">For a staging resource group: the ARM id of its template.</param>
public sealed record Orphan(OrphanKind Kind, string Id, string Why, bool IsDeleted, string? TemplateId = null);
