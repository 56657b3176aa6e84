namespace ImageInfra.Driver.Stacks;

/// <summary>The outputs of one image template.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="Name">The name in Azure, which carries a hash of the content.</param>
/// <param name="RunOutputName">The run output whose artifact is the image version.</param>
public sealed record TemplateOutputs(string Id, string Name, string RunOutputName);
