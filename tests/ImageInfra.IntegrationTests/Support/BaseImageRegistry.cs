using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A container registry on this machine with one base image, which has an empty layer.</summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string Oci = "application/vnd.oci.image";

    private readonly WebApplication _app;

    private BaseImageRegistry(WebApplication app) => _app = app;

    /// <summary>The name of the image.</summary>
    public string Image => $"localhost:{new Uri(_app.Urls.Single()).Port}/base:1";

    public static async Task<BaseImageRegistry> StartAsync()
    {
        var tar = new byte[1024];
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(tar);
        }

        var layer = compressed.ToArray();
        var config = Bytes(new JsonObject
        {
            ["architecture"] = RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "arm64" : "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Env"] = new JsonArray("PATH=/usr/bin") },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(tar)) },
            ["history"] = new JsonArray(new JsonObject { ["created"] = "2026-01-01T00:00:00Z" }),
        });
        var manifest = Bytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = $"{Oci}.manifest.v1+json",
            ["config"] = Descriptor("config.v1+json", config),
            ["layers"] = new JsonArray(Descriptor("layer.v1.tar+gzip", layer)),
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapMethods("/v2/{**path}", ["GET", "HEAD"], (string? path) => path switch
        {
            null or "" => Results.Json(new JsonObject()),
            _ when path.Contains("/manifests/", StringComparison.Ordinal) => Results.Bytes(manifest, $"{Oci}.manifest.v1+json"),
            _ when path.EndsWith(Digest(config), StringComparison.Ordinal) => Results.Bytes(config),
            _ when path.EndsWith(Digest(layer), StringComparison.Ordinal) => Results.Bytes(layer),
            _ => Results.NotFound(),
        });
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static JsonObject Descriptor(string type, byte[] content) => new() { ["mediaType"] = $"{Oci}.{type}", ["digest"] = Digest(content), ["size"] = content.Length };

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
