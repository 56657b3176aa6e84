using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>What an update did that read Azure first.</summary>
/// <param name="Found">What had drifted.</param>
/// <param name="Result">What the update did.</param>
public sealed record RepairResult(StackRefresh Found, StackResult Result);
