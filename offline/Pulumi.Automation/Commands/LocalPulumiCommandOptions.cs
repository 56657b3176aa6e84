namespace Pulumi.Automation.Commands;

public class LocalPulumiCommandOptions;
