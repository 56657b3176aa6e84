namespace ImageInfra.Simulator.Arm;

/// <summary>The supported api-versions of each provider.</summary>
internal static class KnownVersions
{
    public static IReadOnlyList<string> ImageBuilder { get; } =
        ["2020-02-14", "2021-10-01", "2022-02-14", "2022-07-01", "2023-07-01", "2024-02-01", "2025-10-01"];

    public static IReadOnlyList<string> Galleries { get; } =
    [
        "2021-07-01", "2021-10-01", "2022-01-03", "2022-03-03", "2022-08-03", "2023-07-03", "2024-03-03", "2025-03-03",
        "2025-12-03", "2026-03-03",
    ];

    public static IReadOnlyList<string> Compute { get; } =
    [
        "2021-11-01", "2022-03-01", "2022-08-01", "2023-03-01", "2023-07-01", "2023-09-01", "2024-03-01", "2024-07-01", "2024-11-01",
        "2025-04-01", "2025-11-01", "2026-03-01",
    ];

    public static IReadOnlyList<string> ComputeSkus { get; } = ["2019-04-01", "2021-07-01"];

    public static IReadOnlyList<string> DesktopVirtualization { get; } =
    [
        "2021-07-12", "2022-09-09", "2023-09-05", "2024-04-03", "2024-08-08-preview", "2025-04-01-preview", "2026-01-01-preview",
        "2026-04-01-preview",
    ];

    public static IReadOnlyList<string> Network { get; } =
        ["2022-07-01", "2023-04-01", "2023-11-01", "2024-01-01", "2024-03-01", "2024-05-01", "2024-07-01", "2024-10-01", "2025-01-01"];

    public static IReadOnlyList<string> Storage { get; } =
        ["2022-09-01", "2023-01-01", "2023-05-01", "2024-01-01", "2025-01-01", "2025-06-01"];

    public static IReadOnlyList<string> ResourceGraph { get; } = ["2019-04-01", "2021-03-01", "2022-10-01", "2024-04-01"];

    public static IReadOnlyList<string> Identities { get; } = ["2018-11-30", "2023-01-31", "2024-11-30"];

    public static IReadOnlyList<string> Authorization { get; } = ["2018-01-01-preview", "2020-04-01-preview", "2022-04-01", "2022-05-01-preview"];

    public static IReadOnlyList<string> Resources { get; } =
    [
        "2016-06-01", "2018-05-01", "2019-05-01", "2019-08-01", "2019-10-01", "2019-11-01", "2020-01-01", "2020-06-01", "2020-08-01",
        "2020-10-01", "2021-01-01", "2021-04-01", "2022-09-01", "2022-12-01", "2023-07-01",
        "2024-03-01", "2024-07-01", "2024-11-01", "2025-03-01", "2025-04-01",
    ];
}
