using System.Text;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.PullRequests;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>Proposes a promotion as a pull request.</summary>
/// <param name="host">The server of the repository.</param>
public sealed class PromotionRequest(IPullRequestHost host)
{
    /// <summary>
    /// Pushes the changed stack file to a branch, opens a pull request, and restores the file in the working tree. A repeated
    /// promotion of the same version replaces the branch.
    /// </summary>
    /// <exception cref="DriverException">The change is not new, git fails, or the server refuses.</exception>
    public async Task<Uri> OpenAsync(PromotionReport promotion, SettingsChange change, string from, string to, CancellationToken cancellationToken)
    {
        var name = $"{promotion.Image} {promotion.Version}";
        if (change.Before == change.After)
        {
            throw new DriverException(DriverFailure.PullRequestFailed, $"{name} is promoted to {to} already; there is nothing to propose");
        }

        var title = $"Promote {name} from {from} to {to}";
        var branch = $"imageinfra/promote-{promotion.Image}-{promotion.Version}-to-{to}";
        try
        {
            if (await GitBranch.PushAsync(change.File, change.After, branch, title, cancellationToken) is { } problem)
            {
                throw new DriverException(DriverFailure.PullRequestFailed, problem);
            }
        }
        finally
        {
            change.Undo();
        }

        return await host.OpenAsync(new(branch, title, Description(promotion, to)), cancellationToken);
    }

    private static string Description(PromotionReport promotion, string to)
    {
        var text = new StringBuilder()
            .Append($"The update of stack `{to}` copies version {promotion.Version} of `{promotion.Image}`. Nothing is built.\n\nChecks:\n\n");
        foreach (var check in promotion.Checks)
        {
            text.Append($"- {check.Name}\n");
        }

        if (promotion.MissingApprovals > 0)
        {
            text.Append($"\nMissing approvals: {promotion.MissingApprovals}. Add the names under `approvals` in this branch.\n");
        }

        return text.ToString();
    }
}
