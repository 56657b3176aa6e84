using System.Text;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>Reads responses of unverified servers up to a maximum size.</summary>
internal static class BoundedText
{
    /// <summary>Reads the text of a response; null if it is longer than the maximum.</summary>
    public static async Task<string?> ReadAsync(HttpContent content, int maximumSize, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(part, cancellationToken)) > 0;)
        {
            if (buffer.Length + count > maximumSize)
            {
                return null;
            }

            buffer.Write(part, 0, count);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
