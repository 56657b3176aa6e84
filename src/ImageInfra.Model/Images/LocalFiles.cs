namespace ImageInfra.Model.Images;

/// <summary>The files of the project that images name.</summary>
public static class LocalFiles
{
    /// <summary>Those of a template: of its customizers, then of its validators.</summary>
    public static IEnumerable<LocalFile> Of(ImageTemplateSpec template) => template.Customize
        .Concat(template.Validate?.InVMValidations ?? [])
        .OfType<Step.Fetched>()
        .Select(s => s.LocalFile)
        .OfType<LocalFile>();

    /// <summary>One for each blob: files of the same name and content are the same, wherever they are. Sorted.</summary>
    public static IReadOnlyList<LocalFile> ByBlob(IEnumerable<LocalFile> files) =>
        [.. files.DistinctBy(f => f.BlobName).OrderBy(f => f.BlobName, StringComparer.Ordinal)];
}
