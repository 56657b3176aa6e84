using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>The customizers or the validators of a fragment, placeholders and all.</summary>
/// <param name="Items">The steps, in order.</param>
/// <param name="Parameters">The parameters that they mention.</param>
internal sealed record FragmentSteps(IReadOnlyList<YamlMapping> Items, IReadOnlySet<string> Parameters);
