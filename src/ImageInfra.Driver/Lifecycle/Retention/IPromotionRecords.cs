using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The promoted versions in a stack file.</summary>
public interface IPromotionRecords
{
    /// <summary>Removes a version, so that no update creates it again. Does nothing if it is not in the file.</summary>
    void Remove(string image, ImageVersion number);
}
