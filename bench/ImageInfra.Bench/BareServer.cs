using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageInfra.Bench;

/// <summary>Kestrel without an application. Its responses have the size of a template in the simulator.</summary>
internal static class BareServer
{
    public const string Command = "bare";

    public static async Task RunAsync()
    {
        var template = new byte[1_400];
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = template.Length;
            await context.Response.Body.WriteAsync(template);
        });
        await app.StartAsync();
        Spectre.Console.AnsiConsole.Console.Profile.Out.Writer.WriteLine(app.Urls.First());
        await Spectre.Console.AnsiConsole.Console.Profile.Out.Writer.FlushAsync();
        await app.WaitForShutdownAsync();
    }
}
