using System.ComponentModel;

namespace ImageInfra.Project.Stacks;

/// <summary>Commits one file with the <c>git</c> command. Other changes in the working tree and the index stay.</summary>
public static class GitFileCommit
{
    /// <summary>Commits a file if it differs from the last commit.</summary>
    /// <param name="directory">A folder of the repository.</param>
    /// <param name="file">The file, absolute or relative to the folder.</param>
    /// <param name="message">The commit message.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>Whether a commit was created, and the error of git; null if there is none.</returns>
    public static async Task<(bool IsCommitted, string? Problem)> CommitAsync(string directory, string file, string message, CancellationToken cancellationToken)
    {
        try
        {
            var status = await GitProcess.RunAsync(directory, ["status", "--porcelain", "--", file], cancellationToken);
            if (status.Problem is not null || status.Output.Length == 0)
            {
                return (false, status.Problem);
            }

            var added = await GitProcess.RunAsync(directory, ["add", "--", file], cancellationToken);
            var problem = added.Problem ?? (await GitProcess.RunAsync(directory, ["commit", "--quiet", "--only", "--message", message, "--", file], cancellationToken)).Problem;
            return (problem is null, problem);
        }
        catch (Win32Exception e)
        {
            return (false, $"the git command can't be run: {e.Message}");
        }
    }
}
