using Pulumi.Automation.Commands;

namespace Pulumi.Automation;

public class LocalWorkspaceOptions
{
    public string? WorkDir { get; set; }

    public PulumiFn? Program { get; set; }

    public PulumiCommand? PulumiCommand { get; set; }

    public IDictionary<string, string?>? EnvironmentVariables { get; set; }
}
