using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageInfra.Bench;

/// <summary>Kestrel with nothing behind it: reads what is sent, and answers as many bytes as the simulator does.</summary>
internal static class BareServer
{
    public const string Command = "bare";

    public static async Task RunAsync()
    {
        var template = new byte[1_400];
        var gallery = new byte[700];
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var isPut = HttpMethods.IsPut(context.Request.Method);
            if (isPut)
            {
                await context.Request.Body.CopyToAsync(Stream.Null);
            }

            var body = isPut ? gallery : template;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        Spectre.Console.AnsiConsole.Console.Profile.Out.Writer.WriteLine(app.Urls.First());
        await Spectre.Console.AnsiConsole.Console.Profile.Out.Writer.FlushAsync();
        await app.WaitForShutdownAsync();
    }
}
