using System.Globalization;
using ImageInfra.Cli.Json;
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

    /// <summary>The costs for JSON.</summary>
    public static CostOutput Output(CostReport costs, CostPeriod period, string currency) => new(
        currency.Length > 0 ? currency : null,
        period.From,
        period.To,
        [
            .. costs.Images.Select(image => new CostOutput.ImageCost(
                image.Image,
                Output(image.Storage),
                Output(image.Build),
                Round(image.Cost),
                [.. image.Versions.Select(v => new CostOutput.VersionCost(v.Number.ToString(), Output(v.Storage), Output(v.Build)))],
                Output(image.OtherBuilds))),
        ],
        costs.Missing);

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

    private static CostOutput.StorageCost Output(StorageCost storage) => new(
        Math.Round(storage.ReplicaHours, 2),
        storage.GBHours is { } hours ? Math.Round(hours, 2) : null,
        Round(storage.Cost));

    private static CostOutput.BuildCost Output(BuildCost build) => new(build.Builds, Seconds.Of(build.Time), Round(build.Cost));

    private static decimal? Round(decimal? cost) => cost is { } known ? decimal.Round(known, 4) : null;

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Money(decimal? cost) => cost?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
