namespace Pulumi.Automation;

public sealed class UpOptions : UpdateOptions;
