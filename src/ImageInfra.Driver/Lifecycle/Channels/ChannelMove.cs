using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Channels;

/// <summary>A channel that was moved to another version.</summary>
/// <param name="Image">The image.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Pin">The new version.</param>
/// <param name="Before">The old version; null if there was none.</param>
/// <param name="Change">The change of the stack file.</param>
public sealed record ChannelMove(string Image, string Channel, ChannelPin Pin, ImageVersion? Before, SettingsChange Change);
