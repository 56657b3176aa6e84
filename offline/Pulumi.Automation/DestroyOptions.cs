namespace Pulumi.Automation;

public sealed class DestroyOptions : UpdateOptions;
