using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>The result of an update after a refresh.</summary>
/// <param name="Found">The result of the refresh.</param>
/// <param name="Result">The result of the update.</param>
public sealed record RepairResult(StackRefresh Found, StackResult Result);
