using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Logs;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Provenance;

/// <summary>Reads the package list that <see cref="PackageListing"/> writes to a customization log. An incomplete list is refused.</summary>
internal static class PackageLog
{
    private const int HashLength = 32;
    private const string Format = "1";

    /// <summary>Reads the inventory; null with a problem if it is missing or incomplete.</summary>
    public static PackageInventory? Read(string log, out string? problem)
    {
        Pieces? pieces = null;
        var number = 0;
        foreach (var line in log.AsSpan().EnumerateLines())
        {
            number++;
            if (!line.Contains(PackageListing.Marker, StringComparison.Ordinal))
            {
                continue;
            }

            // A shell that traces commands also prints the marker, but not at the start of a line.
            switch (LogLine.Parse(number, line.ToString()).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case [PackageListing.Marker, "begin", Format]:
                    pieces = pieces is { IsClosed: false } ? pieces : new();
                    break;
                case [PackageListing.Marker, "end", var count, var hash] when hash.Length == HashLength:
                    pieces?.Close(count, hash);
                    break;
                case [PackageListing.Marker, "failed"]:
                    problem = "the build VM could not list its packages; the log of the build may have the reason";
                    return null;
                case [PackageListing.Marker, var place, var piece]:
                    pieces?.Add(place, piece);
                    break;
                default:
                    break;
            }
        }

        problem = pieces is null ? "its customization log has no list of packages" : pieces.Problem;
        return problem is null ? Parse(pieces!.Text, out problem) : null;
    }

    private static PackageInventory? Parse(string text, out string? problem)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|').Select(Uri.UnescapeDataString).ToArray()).ToList();
        problem = lines is [["os", _, _, _], ..] && lines.TrueForAll(l => l.Length == 4) ? null : "its list of packages has an unknown format";
        return problem is not null ? null : new(
            lines[0][1],
            lines[0][2],
            [.. lines.Skip(1).Select(l => new InstalledPackage(l[0], l[1], l[2], l[3])).Distinct()]);
    }

    private sealed class Pieces
    {
        private readonly Dictionary<int, string> _pieces = [];
        private int _count;
        private string? _hash;
        private bool _isContradictory;

        public bool IsClosed => _hash is not null;

        public string Text { get; private set; } = "";

        public string? Problem => this switch
        {
            { _isContradictory: true } => "its log has two different lists of packages",
            { IsClosed: false } => "its list of packages is incomplete",
            _ when Enumerable.Range(1, _count).Any(n => !_pieces.ContainsKey(n)) => "parts of its list of packages are missing",
            _ => Join() ? null : "the checksum of its list of packages does not match",
        };

        public void Add(string place, string piece)
        {
            if (int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                // A log may repeat a line.
                _isContradictory |= _pieces.TryGetValue(number, out var known) && known != piece;
                _pieces[number] = piece;
            }
        }

        public void Close(string count, string hash)
        {
            if (int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out _count))
            {
                _hash = hash;
            }
        }

        private bool Join()
        {
            var encoded = string.Concat(Enumerable.Range(1, _count).Select(n => _pieces[n]));
            var bytes = new byte[encoded.Length];
            if (!Convert.TryFromBase64String(encoded, bytes, out var length)
                || !Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length))).StartsWith(_hash!, StringComparison.Ordinal))
            {
                return false;
            }

            Text = Encoding.UTF8.GetString(bytes, 0, length);
            return true;
        }
    }
}
