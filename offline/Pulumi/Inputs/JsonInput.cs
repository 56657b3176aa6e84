namespace Pulumi;

/// <summary>An input that the engine gets as the text of its JSON.</summary>
internal sealed record JsonInput(object Value);
