namespace ImageInfra.Driver.Stacks;

/// <summary>The outputs of one image template.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="Name">The name in Azure, which contains a hash of the content.</param>
/// <param name="RunOutputName">The name of the run output with the image version.</param>
public sealed record TemplateOutputs(string Id, string Name, string RunOutputName);
