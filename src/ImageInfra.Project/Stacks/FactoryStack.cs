using ImageInfra.Model.Catalog;
using ImageInfra.Model.Settings;

namespace ImageInfra.Project.Stacks;

/// <summary>What a stack declares: its catalog and its settings, both checked.</summary>
public sealed record FactoryStack(ImageCatalog Catalog, FactorySettings Settings);
