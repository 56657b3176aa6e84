namespace ImageInfra.Driver.Stacks;

/// <summary>The outputs of one image.</summary>
/// <param name="DefinitionId">The ARM id of the image definition.</param>
/// <param name="Template">The image template, or null while the image waits for its base.</param>
public sealed record ImageOutputs(string DefinitionId, TemplateOutputs? Template);
