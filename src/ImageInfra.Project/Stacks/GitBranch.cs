using System.ComponentModel;

namespace ImageInfra.Project.Stacks;

/// <summary>Pushes a change of one file to a branch of the remote. The working tree, the index and the current branch stay.</summary>
public static class GitBranch
{
    private const string Remote = "origin";

    /// <summary>Commits a text of a file on top of the current commit, and pushes the commit to a branch, which is replaced.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The text to commit.</param>
    /// <param name="branch">The branch of the remote <c>origin</c>.</param>
    /// <param name="message">The commit message.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>The error of git; null if there is none.</returns>
    public static async Task<string?> PushAsync(string file, string text, string branch, string message, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var work = Directory.CreateTempSubdirectory("imageinfra-branch-");
        try
        {
            var content = Path.Combine(work.FullName, "content");
            await File.WriteAllTextAsync(content, text, cancellationToken);
            var index = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = Path.Combine(work.FullName, "index") };
            var path = await OutputAsync("rev-parse", "--show-prefix") + Path.GetFileName(file);
            // The path selects the repository's filters, such as those of line ends.
            var blob = await OutputAsync("hash-object", "-w", "--path", path, content);
            await OutputAsync("read-tree", "HEAD");
            await OutputAsync("update-index", "--add", "--cacheinfo", $"{await ModeAsync(path)},{blob},{path}");
            var commit = await OutputAsync("commit-tree", await OutputAsync("write-tree"), "-p", "HEAD", "-m", message);
            await OutputAsync("push", "--quiet", "--force", Remote, $"{commit}:refs/heads/{branch}");
            return null;

            async Task<string> OutputAsync(params string[] arguments)
            {
                var (output, problem) = await GitProcess.RunAsync(folder, arguments, cancellationToken, index);
                return problem is null ? output.Trim() : throw new GitException(problem);
            }

            async Task<string> ModeAsync(string name) =>
                await OutputAsync("ls-tree", "--full-tree", "HEAD", "--", name) is { Length: > 0 } entry ? entry.Split(' ')[0] : "100644";
        }
        catch (GitException e)
        {
            return e.Message;
        }
        catch (Win32Exception e)
        {
            return $"the git command can't be run: {e.Message}";
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private sealed class GitException(string problem) : Exception(problem);
}
