using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Admin;

/// <summary>The files of the page at <c>/</c>, embedded in the assembly.</summary>
internal static class PageFile
{
    private static readonly Dictionary<string, string> s_types = new()
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8",
    };

    public static ArmAnswer Answer(string file)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"{typeof(PageFile).Namespace}.Page.{file}")!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return new(200, buffer.ToArray())
        {
            ContentType = s_types[Path.GetExtension(file)],
            Headers =
            [
                ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
                ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-cache"),
            ],
        };
    }
}
