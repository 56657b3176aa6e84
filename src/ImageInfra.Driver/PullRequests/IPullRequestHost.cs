namespace ImageInfra.Driver.PullRequests;

/// <summary>The pull requests of a repository on a server.</summary>
public interface IPullRequestHost
{
    /// <summary>Writes a comment on the pull request of the current pipeline, or replaces the earlier one with the same marker.</summary>
    /// <param name="marker">Identifies the comment: one line, not shown to readers.</param>
    /// <param name="markdown">The text. Longer texts than the server allows are cut.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="Foundations.DriverException">The pipeline has no pull request, or the server refuses or cannot be reached.</exception>
    Task CommentAsync(string marker, string markdown, CancellationToken cancellationToken);

    /// <summary>Opens a pull request. If the branch has an open one, that is returned.</summary>
    /// <exception cref="Foundations.DriverException">The server refuses or cannot be reached.</exception>
    Task<Uri> OpenAsync(PullRequestDraft draft, CancellationToken cancellationToken);
}

/// <summary>A pull request to open.</summary>
/// <param name="Branch">The branch with the change, which the server has already.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">The description, in Markdown.</param>
public sealed record PullRequestDraft(string Branch, string Title, string Description)
{
    /// <summary>Optional. The branch to merge into. Default: the branch of the current pipeline.</summary>
    public string? Target { get; init; }
}
