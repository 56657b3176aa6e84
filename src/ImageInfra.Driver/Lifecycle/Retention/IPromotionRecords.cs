using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What a stack's file says of the versions that it has from other stacks.</summary>
public interface IPromotionRecords
{
    /// <summary>Takes a version out, so that no update makes it again. Nothing happens where it is not there.</summary>
    void Remove(string image, ImageVersion number);
}
