using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;

namespace ImageInfra.Driver.Validation.Online;

/// <summary>Asks Azure whether the sources of images, the sizes of their build VMs and the quotas suffice.</summary>
public sealed class OnlineValidation
{
    // Azure limits the requests of a subscription; a few at a time are fast enough.
    private const int MostRequests = 6;
    private const string AllFamilies = "cores";

    private readonly ArmClient _arm;
    private readonly Func<CancellationToken, Task<string>> _subscription;

    /// <summary>Creates the validation.</summary>
    /// <param name="connection">The connection to Azure.</param>
    /// <param name="subscription">Finds the subscription of the stack.</param>
    public OnlineValidation(ArmConnection connection, Func<CancellationToken, Task<string>> subscription)
        : this(connection.Client, subscription)
    {
    }

    internal OnlineValidation(ArmClient arm, Func<CancellationToken, Task<string>> subscription) => (_arm, _subscription) = (arm, subscription);

    /// <summary>Compares images with Azure. Each source, and the sizes and quotas of the region, are asked for once.</summary>
    /// <param name="images">The images, with the overrides of the stack.</param>
    /// <param name="location">The region of the stack.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">Azure can't be asked.</exception>
    public async Task<IReadOnlyList<Finding>> CheckAsync(IReadOnlyList<InspectedImage> images, string location, CancellationToken cancellationToken)
    {
        var compute = new AzureCompute(_arm, await _subscription(cancellationToken), location);
        var sizes = await compute.SizesAsync(cancellationToken);
        var quotas = await compute.QuotasAsync(cancellationToken);
        var answers = await AskAsync(compute, images, cancellationToken);
        return [.. images.SelectMany(image => (IEnumerable<Finding>)[.. Source(image), .. Size(image)])];

        IEnumerable<Finding> Source(InspectedImage image) => image.Spec.Template.Source is ImageSource.PlatformImage source
            ? OnlineRules.CheckSource(image, location, answers[KeyOf(source)])
            : [];

        IEnumerable<Finding> Size(InspectedImage image)
        {
            var size = sizes.GetValueOrDefault(image.Spec.Template.VmProfile.VmSize);
            var counting = new[] { size?.Family ?? "", AllFamilies }.Select(q => quotas.GetValueOrDefault(q)).OfType<CoreQuota>();
            return OnlineRules.CheckSize(image, location, size, counting);
        }
    }

    private static async Task<Dictionary<string, SourceAnswer>> AskAsync(AzureCompute compute, IReadOnlyList<InspectedImage> images, CancellationToken stop)
    {
        var sources = images.Select(i => i.Spec.Template.Source).OfType<ImageSource.PlatformImage>().DistinctBy(KeyOf).ToList();
        var answers = new SourceAnswer[sources.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, sources.Count),
            new ParallelOptions { MaxDegreeOfParallelism = MostRequests, CancellationToken = stop },
            async (index, cancellationToken) => answers[index] = await compute.ReadAsync(sources[index], cancellationToken));
        return sources.Zip(answers).ToDictionary(s => KeyOf(s.First), s => s.Second);
    }

    private static string KeyOf(ImageSource.PlatformImage source) => $"{source.Publisher}:{source.Offer}:{source.Sku}:{source.Version}".ToUpperInvariant();
}
