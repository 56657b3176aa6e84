using System.Globalization;

namespace ImageInfra.Driver.Store;

/// <summary>The indexed properties of a document, copied from its content.</summary>
/// <param name="Stack">The stack; empty if there is none.</param>
/// <param name="Image">The image, in lower case; empty if there is none.</param>
/// <param name="State">The state, in the collection's own terms; empty if there is none.</param>
/// <param name="Time">The time of the write, by the writer's clock.</param>
public sealed record DocumentIndex(string Stack, string Image, string State, DateTimeOffset Time)
{
    /// <summary>The time in the format of stores: UTC, in a format that sorts by time.</summary>
    public string TimeText => TextOf(Time);

    /// <summary>The image in the format of stores.</summary>
    public static string ImageOf(string image) => image.ToLowerInvariant();

    /// <summary>Formats a time for a store.</summary>
    public static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Parses a stored time. An invalid text gives the earliest time, and the document's checksum will not match.</summary>
    public static DateTimeOffset TimeOf(string? text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTimeOffset.MinValue;
}
