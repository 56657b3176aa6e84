using System.Text;
using ImageInfra.Driver.Provenance;

namespace ImageInfra.UnitTests.Driver.Provenance;

public sealed class DsseEnvelopeTests
{
    [Theory]
    [InlineData("http://example.com/HelloWorld", "hello world", "DSSEv1 29 http://example.com/HelloWorld 11 hello world")]
    [InlineData("application/vnd.in-toto+json", "", "DSSEv1 28 application/vnd.in-toto+json 0 ")]
    [InlineData("ä", "ö", "DSSEv1 2 ä 2 ö")]
    public void The_signature_covers_type_and_payload_with_their_byte_lengths(string type, string payload, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(DsseEnvelope.Encode(type, Encoding.UTF8.GetBytes(payload))));

    [Fact]
    public void An_envelope_is_read_as_it_was_written()
    {
        var envelope = new DsseEnvelope("a/b", [1, 2, 255], [new("key", [3, 4]), new(null, [5])]);

        var read = DsseEnvelope.Parse(envelope.Write())!;

        Assert.Equal(envelope.PayloadType, read.PayloadType);
        Assert.Equal(envelope.Payload, read.Payload);
        Assert.Equal(["key", null], read.Signatures.Select(s => s.KeyId));
        Assert.Equal([3, 4], read.Signatures[0].Signature);
    }

    [Fact]
    public void Base64_of_either_alphabet_is_read() =>
        Assert.Equal([0xfb, 0xff, 0xbf], DsseEnvelope.Parse("{\"payloadType\":\"a\",\"payload\":\"-_-_\"}")!.Payload);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"payloadType\":1,\"payload\":\"\"}")]
    [InlineData("{\"payloadType\":\"a\",\"payload\":\"?\"}")]
    [InlineData("{\"payloadType\":\"a\",\"payload\":\"\",\"signatures\":[{\"sig\":\"?\"}]}")]
    public void Other_files_are_not_envelopes(string text) => Assert.Null(DsseEnvelope.Parse(text));
}
