using System.Globalization;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;

namespace ImageInfra.Simulator.Admin;

/// <summary>The calls for faults and incidents.</summary>
internal sealed class FaultApi(AzureState azure)
{
    private const string Rule = "rule";

    private static readonly string[] s_known =
        ["incident", "kind", "method", "path", "status", "code", "message", "retryAfter", "delaySeconds", "match", "rate", "times", "seed"];

    public static JsonArray Incidents() => new([.. Incident.All.Select(i => new JsonObject
    {
        ["name"] = i.Name, ["what"] = i.What, ["knownFrom"] = i.KnownFrom,
    })]);

    public JsonArray List() => new([.. azure.Faults.Active.Select(Describe)]);

    public JsonObject Add(JsonObject body)
    {
        if (body.FirstOrDefault(p => !s_known.Contains(p.Key)).Key is { } unknown)
        {
            throw ArmFault.InvalidParameter(unknown, $"is not one of {string.Join(", ", s_known)}");
        }

        var name = (string?)body["incident"];
        var incident = name is null ? null : Incident.All.FirstOrDefault(i => i.Name == name)
            ?? throw ArmFault.InvalidParameter("incident", $"'{name}' is not one of {string.Join(", ", Incident.All.Select(i => i.Name))}");
        var rate = (double?)body["rate"] ?? 1;
        if (rate is not (> 0 and <= 1))
        {
            throw ArmFault.InvalidParameter("rate", $"{rate.ToString(CultureInfo.InvariantCulture)} is not more than 0 and at most 1");
        }

        Validate.Between(body["times"], "times", 1, int.MaxValue);
        var rule = incident is null ? ReadRule(body) : incident.Rule;
        return Describe(azure.Faults.Add(id => new()
        {
            Id = id,
            Name = name ?? Rule,
            Match = (string?)body["match"] ?? "*",
            Rate = rate,
            Seed = (int?)body["seed"] ?? 0,
            Times = (int?)body["times"],
            Rule = rule,
        }));
    }

    /// <summary>Removes one fault, or all.</summary>
    public JsonObject Clear(string id)
    {
        if (id.Length > 0 && !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw ArmFault.InvalidParameter("id", $"'{id}' is not a number");
        }

        return new() { ["ended"] = azure.Faults.Remove(id.Length > 0 ? int.Parse(id, CultureInfo.InvariantCulture) : null) };
    }

    private static FaultRule ReadRule(JsonObject body)
    {
        var standard = new FaultRule();
        var kind = (string?)body["kind"] ?? nameof(FaultKind.Refuse);
        if (!Enum.TryParse<FaultKind>(kind, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
        {
            throw ArmFault.InvalidParameter("kind", $"'{kind}' is not one of {string.Join(", ", Enum.GetNames<FaultKind>())}");
        }

        Validate.Between(body["status"], "status", 400, 599);
        Validate.Between(body["retryAfter"], "retryAfter", 0, 3600);
        Validate.Between(body["delaySeconds"], "delaySeconds", 0, 3600);
        if (parsed == FaultKind.Slow && body["delaySeconds"] is null)
        {
            throw ArmFault.InvalidParameter("delaySeconds", "a slow answer needs it");
        }

        return standard with
        {
            Kind = parsed,
            Method = (string?)body["method"],
            Path = (string?)body["path"] ?? standard.Path,
            Status = (int?)body["status"] ?? standard.Status,
            Code = (string?)body["code"] ?? standard.Code,
            Message = (string?)body["message"] ?? standard.Message,
            RetryAfter = (int?)body["retryAfter"],
            Delay = TimeSpan.FromSeconds((int?)body["delaySeconds"] ?? 0),
        };
    }

    private static JsonObject Describe(ActiveFault fault) => new()
    {
        ["id"] = fault.Id,
        ["name"] = fault.Name,
        ["match"] = fault.Match,
        ["rate"] = fault.Rate,
        ["seed"] = fault.Seed,
        ["remaining"] = fault.Remaining,
        ["happened"] = fault.Happened,
        ["request"] = fault.Rule is { } rule ? $"{rule.Kind} {rule.Method ?? "*"} {rule.Path} {rule.Status} {rule.Code}" : null,
    };
}
