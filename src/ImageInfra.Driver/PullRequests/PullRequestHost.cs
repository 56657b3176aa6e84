using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.PullRequests;

/// <summary>Finds the server of the current pipeline.</summary>
public static class PullRequestHost
{
    /// <summary>Returns the server of a pipeline of GitHub Actions or Azure DevOps.</summary>
    /// <param name="variables">The environment variables of the pipeline.</param>
    /// <param name="client">The HTTP client, with its timeout.</param>
    /// <exception cref="DriverException">The process is in no pipeline, or a variable is missing or invalid.</exception>
    public static IPullRequestHost Detect(IReadOnlyDictionary<string, string> variables, HttpClient client)
    {
        var pipeline = new PipelineVariables(variables);
        return RunnerCommands.IsGitHub(variables) ? new GitHubPullRequests(pipeline, client)
            : RunnerCommands.IsAzureDevOps(variables) ? new AzureDevOpsPullRequests(pipeline, client)
            : throw new DriverException(DriverFailure.InvalidSetting, "pull requests need a pipeline of GitHub Actions or Azure DevOps; run the command there, or omit the option");
    }
}

/// <summary>The environment variables of a pipeline.</summary>
internal sealed class PipelineVariables(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Returns a variable; null if it is not set.</summary>
    public string? Find(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Returns a required variable.</summary>
    public string Get(string name, string hint) =>
        Find(name) ?? throw new DriverException(DriverFailure.InvalidSetting, $"{name} is not set; {hint}");

    /// <summary>Returns a required address, which is https, or http on this machine. It ends in a slash.</summary>
    public Uri Address(string name, string? otherwise, string hint) =>
        Uri.TryCreate((Find(name) ?? otherwise ?? Get(name, hint)).TrimEnd('/') + "/", UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw new DriverException(DriverFailure.InvalidSetting, $"{name} is not an https address");
}
