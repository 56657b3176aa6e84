using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Provenance;

/// <summary>A DSSE envelope (v1): a payload with its type, and signatures of both.</summary>
internal sealed record DsseEnvelope(string PayloadType, byte[] Payload, IReadOnlyList<DsseSignature> Signatures)
{
    /// <summary>The type of in-toto statements.</summary>
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>The bytes to sign: DSSE's pre-authentication encoding.</summary>
    public byte[] SignedBytes => Encode(PayloadType, Payload);

    /// <summary>The pre-authentication encoding of a type and a payload.</summary>
    public static byte[] Encode(string payloadType, byte[] payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        return
        [
            .. Encoding.ASCII.GetBytes($"DSSEv1 {type.Length} "),
            .. type,
            .. Encoding.ASCII.GetBytes($" {payload.Length} "),
            .. payload,
        ];
    }

    /// <summary>Parses an envelope; null if the text is not one.</summary>
    public static DsseEnvelope? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject envelope && (string?)envelope["payloadType"] is { } type && (string?)envelope["payload"] is { } payload
                ? new(
                    type,
                    Decode(payload),
                    [
                        .. (envelope["signatures"] as JsonArray ?? []).Select(s =>
                            new DsseSignature((string?)s?["keyid"], Decode((string?)s?["sig"] ?? ""))),
                    ])
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Formats the envelope as text.</summary>
    public string Write() => Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
    {
        ["payloadType"] = PayloadType,
        ["payload"] = Convert.ToBase64String(Payload),
        ["signatures"] = new JsonArray(
        [
            .. Signatures.Select(s => new JsonObject { ["keyid"] = s.KeyId, ["sig"] = Convert.ToBase64String(s.Signature) }),
        ]),
    })) + "\n";

    // DSSE allows both base64 alphabets.
    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/'));
}
