using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Insight.Costs;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows the duration and cost of builds by image.</summary>
internal static class CostView
{
    public static void Show(Report report, CostReport costs, string currency)
    {
        var table = new PlainTable("image", "version", "replica-hours", "GB-months", "storage", "builds", "build-hours", "build", currency.Length > 0 ? $"total {currency}" : "total")
        {
            Optional = ["GB-months", "storage", "build", "builds", "build-hours"],
        };
        foreach (var image in costs.Images)
        {
            foreach (var version in image.Versions)
            {
                Add(table, image.Image, version.Number.ToString(), version.Storage, version.Build);
            }

            if (image.OtherBuilds.Builds > 0)
            {
                Add(table, image.Image, "other builds", new(0, 0, 0), image.OtherBuilds);
            }

            Add(table, image.Image, "all", image.Storage, image.Build);
        }

        table.Write(report);
        if (costs.Missing.Count > 0)
        {
            report.Line($"[yellow]blank costs[/] need {string.Join(", ", costs.Missing)} ({PriceFile.DefaultPath})");
        }
    }

    public static JsonObject Json(CostReport costs, CostPeriod period, string currency) => new()
    {
        ["currency"] = currency.Length > 0 ? currency : null,
        ["from"] = period.From?.ToString("O", null),
        ["to"] = period.To.ToString("O", null),
        ["images"] = new JsonArray(
        [
            .. costs.Images.Select(image => new JsonObject
            {
                ["image"] = image.Image,
                ["storage"] = Json(image.Storage),
                ["build"] = Json(image.Build),
                ["cost"] = Round(image.Cost),
                ["versions"] = new JsonArray(
                [
                    .. image.Versions.Select(v => new JsonObject { ["version"] = v.Number.ToString(), ["storage"] = Json(v.Storage), ["build"] = Json(v.Build) }),
                ]),
                ["otherBuilds"] = Json(image.OtherBuilds),
            }),
        ]),
        ["missing"] = new JsonArray([.. costs.Missing.Select(m => JsonValue.Create(m))]),
    };

    private static void Add(PlainTable table, string image, string version, StorageCost storage, BuildCost build) => table.Add(
        image,
        version,
        Number(storage.ReplicaHours, "0"),
        storage.GBHours is { } hours ? Number(hours / CostCalculation.HoursOfMonth, "0.0") : "",
        Money(storage.Cost),
        build.Builds.ToString(CultureInfo.InvariantCulture),
        Number(build.Time.TotalHours, "0.00"),
        Money(build.Cost),
        Money(storage.Cost + build.Cost));

    private static JsonObject Json(StorageCost storage) => new()
    {
        ["replicaHours"] = Math.Round(storage.ReplicaHours, 2),
        ["gbHours"] = storage.GBHours is { } hours ? Math.Round(hours, 2) : null,
        ["cost"] = Round(storage.Cost),
    };

    private static JsonObject Json(BuildCost build) => new()
    {
        ["builds"] = build.Builds,
        ["hours"] = Math.Round(build.Time.TotalHours, 4),
        ["cost"] = Round(build.Cost),
    };

    private static decimal? Round(decimal? cost) => cost is { } known ? decimal.Round(known, 4) : null;

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Money(decimal? cost) => cost?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
