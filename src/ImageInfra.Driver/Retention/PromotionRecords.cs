using ImageInfra.Driver.Projects;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Retention;

/// <summary>The promotions in a stack's file.</summary>
public sealed class PromotionRecords(IFactoryProject project) : IPromotionRecords
{
    /// <inheritdoc/>
    public void Remove(string image, ImageVersion number) => project.Edit(SettingEdit.NoPromotion(image, number));
}
