using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Pins;

/// <summary>The pins of stacks whose setting <c>imageinfra:pins</c> is <c>store</c>.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="warn">Optional. Receives a message about each damaged pin, which is ignored. Default: none.</param>
public sealed class StoredPins(IDocumentStore store, TimeProvider clock, Action<string>? warn = null)
{
    private static readonly DocumentKind<BasePin> s_kind = new(StoreCollections.Pins, 1, BasePinJson.Default.BasePin, pin => new(pin.Stack, pin.Image.ToLowerInvariant(), "", pin.PinnedAt))
    {
        Problem = pin => ImageVersion.TryParse(pin.Version, out _) ? null : $"'{pin.Version}' is not an image version",
    };

    private readonly DocumentCollection<BasePin> _pins = new(store, s_kind, warn ?? (_ => { }));

    /// <summary>Reads the pinned version of each base of a stack.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public async Task<IReadOnlyDictionary<string, ImageVersion>> ReadAsync(string stack, CancellationToken cancellationToken) =>
        (await _pins.ListAsync(new(StoreCollections.Pins) { Stack = stack }, cancellationToken))
            .DistinctBy(p => p.Value.Image, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(p => p.Value.Image, p => ImageVersion.Parse(p.Value.Version), StringComparer.OrdinalIgnoreCase);

    /// <summary>Pins a version of a base in place of the last pin.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public Task WriteAsync(string stack, string image, ImageVersion version, CancellationToken cancellationToken) =>
        _pins.OverwriteAsync(
            $"{DocumentId.Part(stack)}/{DocumentId.Part(image.ToLowerInvariant())}",
            new(stack, image, version.ToString(), clock.GetUtcNow()),
            cancellationToken);
}
