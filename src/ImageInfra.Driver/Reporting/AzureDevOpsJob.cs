using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>Reports builds in a job of Azure DevOps: issues while they run, and a summary and output variables at the end.</summary>
public sealed class AzureDevOpsJob : IProgress<BuildEvent>
{
    private readonly string _stack;
    private readonly BuildAnnotations _annotations;
    private readonly string? _folder;
    private readonly Action<string> _write;

    private AzureDevOpsJob(string stack, string images, IReadOnlyDictionary<string, string> environment, Action<string> write)
    {
        _stack = stack;
        _annotations = new(environment.GetValueOrDefault("BUILD_SOURCESDIRECTORY") is { Length: > 0 } sources ? sources : images, images);
        _folder = environment.GetValueOrDefault("AGENT_TEMPDIRECTORY");
        _write = write;
    }

    /// <summary>Creates the observer; null outside Azure DevOps.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="images">The folder of the catalog.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="write">Receives a line of the job's output.</param>
    public static AzureDevOpsJob? Detect(
        string stack,
        string images,
        IReadOnlyDictionary<string, string> environment,
        Action<string> write) =>
        RunnerCommands.IsAzureDevOps(environment) ? new(stack, images, environment, write) : null;

    /// <inheritdoc/>
    public void Report(BuildEvent value)
    {
        if (_annotations.Of(value) is { } annotation)
        {
            _write(annotation.ToAzureDevOps());
        }

        if (value is not BuildEvent.Completed completed)
        {
            return;
        }

        foreach (var (name, text) in JobOutputs.Of(completed.Report))
        {
            _write($"##vso[task.setvariable variable={Variable(name)};isOutput=true]{text}");
        }

        if (_folder is { Length: > 0 })
        {
            // The file name is the title of the summary.
            var file = Path.Combine(_folder, $"Images of {_stack}.md");
            File.WriteAllText(file, JobSummary.Of(_stack, completed.Report));
            _write($"##vso[task.uploadsummary]{file}");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "the Azure DevOps job";

    // Names of variables have no dashes: version-id becomes versionId.
    private static string Variable(string name) =>
        string.Concat(name.Split('-').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
