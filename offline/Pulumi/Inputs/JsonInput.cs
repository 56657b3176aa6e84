namespace Pulumi;

/// <summary>An input that is sent to the engine as JSON text.</summary>
internal sealed record JsonInput(object Value);
