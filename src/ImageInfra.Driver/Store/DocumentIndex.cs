using System.Globalization;

namespace ImageInfra.Driver.Store;

/// <summary>What a document is found by. It repeats what the document says.</summary>
/// <param name="Stack">The stack that it is about, or empty.</param>
/// <param name="Image">The image that it is about, in lower case, or empty.</param>
/// <param name="State">How what it is about stands: a word of the collection, or empty.</param>
/// <param name="Time">When it was written, by its writer's clock.</param>
public sealed record DocumentIndex(string Stack, string Image, string State, DateTimeOffset Time)
{
    /// <summary>The time as stores keep it: UTC in a form that sorts like the times.</summary>
    public string TimeText => TextOf(Time);

    /// <summary>The image as stores keep it.</summary>
    public static string ImageOf(string image) => image.ToLowerInvariant();

    /// <summary>A time as stores keep it.</summary>
    public static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The time that a store kept. A text that is no time is the earliest: the document's checksum will not match.</summary>
    public static DateTimeOffset TimeOf(string? text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTimeOffset.MinValue;
}
