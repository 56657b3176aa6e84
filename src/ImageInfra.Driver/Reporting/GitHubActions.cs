using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>Reports builds in a job of GitHub Actions: annotations while they run, and a summary and the outputs of the step at the end.</summary>
public sealed class GitHubActions : IProgress<BuildEvent>
{
    private readonly string _stack;
    private readonly BuildAnnotations _annotations;
    private readonly string? _summary;
    private readonly string? _outputs;
    private readonly Action<string> _write;

    private GitHubActions(string stack, string images, IReadOnlyDictionary<string, string> environment, Action<string> write)
    {
        _stack = stack;
        _annotations = new(environment.GetValueOrDefault("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : images, images);
        _summary = environment.GetValueOrDefault("GITHUB_STEP_SUMMARY");
        _outputs = environment.GetValueOrDefault("GITHUB_OUTPUT");
        _write = write;
    }

    /// <summary>Creates the observer; null outside GitHub Actions.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="images">The folder of the catalog.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="write">Receives a line of the job's output.</param>
    public static GitHubActions? Detect(
        string stack,
        string images,
        IReadOnlyDictionary<string, string> environment,
        Action<string> write) =>
        RunnerCommands.IsGitHub(environment) ? new(stack, images, environment, write) : null;

    /// <inheritdoc/>
    public void Report(BuildEvent value)
    {
        if (_annotations.Of(value) is { } annotation)
        {
            _write(annotation.ToGitHub());
        }

        if (value is not BuildEvent.Completed completed)
        {
            return;
        }

        if (_summary is { Length: > 0 })
        {
            File.AppendAllText(_summary, JobSummary.Of(_stack, completed.Report));
        }

        if (_outputs is { Length: > 0 })
        {
            File.AppendAllLines(_outputs, JobOutputs.Of(completed.Report).Select(o => $"{o.Name}={o.Value}"));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "the GitHub Actions job";
}
