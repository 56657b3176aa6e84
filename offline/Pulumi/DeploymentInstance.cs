using Pulumi.Engine;

namespace Pulumi;

public sealed class DeploymentInstance
{
    private readonly RunningProgram _program;

    internal DeploymentInstance(RunningProgram program) => _program = program;

    public bool IsDryRun => _program.IsPreview;

    public string ProjectName => _program.ProjectName;

    public string StackName => _program.StackName;

    public string OrganizationName => _program.OrganizationName;

    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await _program.InvokeAsync<T>(token, args).ConfigureAwait(false)).Value;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => new(_program.InvokeAsync<T>(token, args));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        After(options.DependsOn).Apply(_ => Invoke<T>(token, args, (InvokeOptions)options));

    private static Output<bool> After(InputList<Resource> resources) =>
        resources.Apply(r => Output.All(r.Select(one => one.Urn))).Apply(_ => true);
}
