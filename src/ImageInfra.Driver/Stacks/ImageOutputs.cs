namespace ImageInfra.Driver.Stacks;

/// <summary>The outputs of one image.</summary>
/// <param name="DefinitionId">The ARM id of the image definition.</param>
/// <param name="Template">The image template; null while its base has no version.</param>
public sealed record ImageOutputs(string DefinitionId, TemplateOutputs? Template);
