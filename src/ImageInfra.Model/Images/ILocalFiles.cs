namespace ImageInfra.Model.Images;

/// <summary>The files of a project that its catalog may name.</summary>
public interface ILocalFiles
{
    /// <summary>Reads a file, or answers why it can't be one that goes to Azure.</summary>
    /// <param name="path">The path from the project folder, with slashes, and without <c>..</c>.</param>
    /// <param name="isScript">Whether its text is wanted, too.</param>
    LocalFileAnswer Read(string path, bool isScript);
}
