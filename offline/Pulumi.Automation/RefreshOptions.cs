namespace Pulumi.Automation;

public sealed class RefreshOptions : UpdateOptions;
