namespace Pulumi.Automation;

public sealed class PreviewOptions : UpdateOptions;
