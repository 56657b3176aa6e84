using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Channels;

/// <summary>A channel that stands for another version now.</summary>
/// <param name="Image">The image.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Pin">What it stands for now.</param>
/// <param name="Before">What it stood for, or null.</param>
/// <param name="Change">What was changed in the stack's file.</param>
public sealed record ChannelMove(string Image, string Channel, ChannelPin Pin, ImageVersion? Before, SettingsChange Change);
