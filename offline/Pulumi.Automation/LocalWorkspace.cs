using Pulumi.Automation.Commands;

namespace Pulumi.Automation;

public sealed class LocalWorkspace : Workspace
{
    private LocalWorkspace(PulumiCommand command, string directory, IDictionary<string, string?> environment)
        : base(command, environment) => WorkDir = directory;

    public override string WorkDir { get; }

    public static async Task<LocalWorkspace> CreateAsync(LocalWorkspaceOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.Program is not null)
        {
            throw new NotSupportedException(Engine.StandIn.Advice);
        }

        return new(
            options?.PulumiCommand ?? await LocalPulumiCommand.CreateAsync(cancellationToken: cancellationToken),
            options?.WorkDir ?? System.Environment.CurrentDirectory,
            options?.EnvironmentVariables ?? new Dictionary<string, string?>());
    }
}
