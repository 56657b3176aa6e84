using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The promoted versions in a stack file.</summary>
public sealed class PromotionRecords(IFactoryProject project) : IPromotionRecords
{
    /// <inheritdoc/>
    public void Remove(string image, ImageVersion number) => project.Edit(SettingEdit.NoPromotion(image, number));
}
