namespace ImageInfra.Model.Images;

/// <summary>A file, or why there is none.</summary>
/// <param name="File">The file, or null.</param>
/// <param name="Problem">What is wrong, and what to do; null where there is a file.</param>
/// <param name="Rule">Optional. The id of the rule of <c>validate</c> that it breaks. Default: that of the catalog.</param>
public sealed record LocalFileAnswer(LocalFile? File, string? Problem, string? Rule = null)
{
    /// <summary>There is none, and why.</summary>
    public static LocalFileAnswer No(string problem, string? rule = null) => new(null, problem, rule);
}
