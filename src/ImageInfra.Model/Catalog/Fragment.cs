using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Steps that images share.</summary>
/// <param name="Name">Its name, and its file's.</param>
/// <param name="Description">What it does.</param>
/// <param name="OsType">The operating system that it is for.</param>
/// <param name="Parameters">What whoever uses it may say.</param>
/// <param name="Customizers">Its customizers.</param>
/// <param name="Validators">Its validators.</param>
/// <param name="Folder">The folder of its file, which paths in it are meant from.</param>
internal sealed record Fragment(
    string Name,
    string Description,
    OsType OsType,
    IReadOnlyList<FragmentParameter> Parameters,
    FragmentSteps Customizers,
    FragmentSteps Validators,
    string Folder);
