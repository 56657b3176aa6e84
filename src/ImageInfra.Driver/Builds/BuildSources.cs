using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Builds;

/// <summary>Refuses builds whose source is an image version that is not usable or deleted.</summary>
/// <param name="versions">The versions of galleries.</param>
/// <param name="clock">Azure's clock.</param>
internal sealed class BuildSources(IImageVersions versions, TimeProvider clock)
{
    private const string Separator = "/versions/";

    /// <summary>
    /// Checks the version that each image starts from: the pinned version of its base, unless the base is built too, or the version
    /// with the ARM id in its source. A version that Azure is updating, or that the login cannot read, is accepted.
    /// </summary>
    /// <exception cref="DriverException">Versions are not usable or deleted. The message lists all of them.</exception>
    public async Task RequireAsync(FactoryStack stack, IReadOnlyList<ImageSpec> images, StackOutputs? outputs, CancellationToken cancellationToken)
    {
        var sources = images.Select(i => (Image: i, Source: SourceOf(i, images, stack, outputs))).Where(s => s.Source is not null).ToList();
        var found = sources.Select(s => s.Source!.VersionId).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(id => id, id => FindAsync(id, cancellationToken), StringComparer.OrdinalIgnoreCase);
        await Task.WhenAll(found.Values);
        var problems = new List<(bool IsGone, string Text)>();
        foreach (var (image, source) in sources)
        {
            var (isKnown, version) = await found[source!.VersionId];
            if (isKnown && Problem(version, source, stack) is { } problem)
            {
                problems.Add((version is null, $"'{image.Name}' starts from {source.Name}, which {problem}; nothing was built. {Advice(image, source, stack)}"));
            }
        }

        if (problems.Count > 0)
        {
            throw new DriverException(
                problems.TrueForAll(p => p.IsGone) ? DriverFailure.NotFound : DriverFailure.Protected,
                string.Join(Environment.NewLine, problems.Select(p => p.Text)));
        }
    }

    private static Source? SourceOf(ImageSpec image, IReadOnlyList<ImageSpec> built, FactoryStack stack, StackOutputs? outputs)
    {
        if (image.BaseImage is { } name)
        {
            return built.All(i => !Same(i.Name, name))
                && stack.Settings.BaseVersions.TryGetValue(name, out var pin)
                && outputs?.Images.GetValueOrDefault(name) is { } basis
                    ? new($"{basis.DefinitionId}{Separator}{pin}", name)
                    : null;
        }

        return image.Template.Source is ImageSource.SharedImageVersion { ImageVersionId: var id }
            && id.IndexOf(Separator, StringComparison.OrdinalIgnoreCase) is > 0 and var at
            && ImageVersion.TryParse(id[(at + Separator.Length)..], out _)
                ? new(id, outputs?.Images.FirstOrDefault(i => Same(i.Value.DefinitionId, id[..at])).Key)
                : null;
    }

    private static string Advice(ImageSpec image, Source source, FactoryStack stack) => image.BaseImage is { } name
        ? $"To build both, run 'imageinfra build {name} {image.Name} --stack {stack.Settings.Stack}'"
        : $"Set another version in template.source.imageVersionId of '{image.Name}'"
            + (source.OwnImage is { } own ? $", or restore the version with 'imageinfra restore {own} {ArmNames.Last(source.VersionId)}'" : "");

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private string? Problem(PublishedVersion? version, Source source, FactoryStack stack) => version is null ? "does not exist in its gallery"
        : (source.OwnImage is { } image ? VersionStanding.Of(version, image, stack.Settings, clock.GetUtcNow()) : VersionStanding.OfForeign(version, clock.GetUtcNow()))
            is { IsUsable: false, IsTemporary: false } standing ? standing.Problem
        : null;

    private async Task<(bool IsKnown, PublishedVersion? Version)> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await versions.FindAsync(id, cancellationToken));
        }
        catch (DriverException e) when (e.Failure is DriverFailure.NotAuthorized)
        {
            return (false, null);
        }
    }

    /// <summary>The version that an image starts from.</summary>
    /// <param name="VersionId">The ARM id.</param>
    /// <param name="OwnImage">The image of the same stack that the version belongs to; null if there is none.</param>
    private sealed record Source(string VersionId, string? OwnImage)
    {
        public string Name => $"{OwnImage ?? ArmNames.Last(ArmNames.DefinitionOf(VersionId))} {ArmNames.Last(VersionId)}";
    }
}
