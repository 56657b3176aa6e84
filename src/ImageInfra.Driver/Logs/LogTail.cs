using System.Text;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Driver.Logs;

/// <summary>Reads the new complete lines of a growing log.</summary>
internal sealed class LogTail
{
    private const int Part = 1024 * 1024;
    private const int LongestLine = 1024 * 1024;

    private readonly SecretScanner _scanner = new();
    private readonly List<byte> _rest = [];
    private long _offset;

    /// <summary>Adds the lines completed since the last call, even if the connection breaks off.</summary>
    /// <param name="log">The log.</param>
    /// <param name="isFinal">Whether the log is complete; then its last line counts even without a line ending.</param>
    /// <param name="lines">Receives the lines.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task ReadAsync(LogBlob log, bool isFinal, List<string> lines, CancellationToken cancellationToken)
    {
        byte[] part;
        do
        {
            part = await StagingAccounts.ReadAsync(log, _offset, Part, cancellationToken);
            _offset += part.Length;
            Split(part, lines);
        }
        while (part.Length == Part);

        if (isFinal && _rest.Count > 0)
        {
            Complete(lines);
        }
    }

    private void Split(ReadOnlySpan<byte> part, List<string> lines)
    {
        while (part.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _rest.AddRange(part[..end]);
            Complete(lines);
            part = part[(end + 1)..];
        }

        _rest.AddRange(part);
        if (_rest.Count > LongestLine)
        {
            Complete(lines);
        }
    }

    private void Complete(List<string> lines)
    {
        lines.Add(SecretMask.Apply(LogLine.Plain(Encoding.UTF8.GetString([.. _rest])), _scanner));
        _rest.Clear();
    }
}
