using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The last plan of a stack, in a file.</summary>
public sealed class PrunePlanFile(string path)
{
    /// <summary>A plan as it is written.</summary>
    public static JsonNode Json(PrunePlan plan) => JsonSerializer.SerializeToNode(plan, PrunePlanJson.Default.PrunePlan)!;

    /// <summary>Writes a plan over the last one.</summary>
    public void Write(PrunePlan plan)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, JsonSerializer.Serialize(plan, PrunePlanJson.Default.PrunePlan) + "\n");
    }

    /// <summary>Reads the plan.</summary>
    /// <param name="id">The id that it is to have, or null for whichever it has.</param>
    /// <exception cref="DriverException">There is none, it is another one, or somebody changed it.</exception>
    public PrunePlan Read(string? id)
    {
        if (!File.Exists(path))
        {
            throw new DriverException(DriverFailure.NotFound, $"there is no plan at {path}; 'imageinfra prune' makes one, to be read before it is applied");
        }

        var plan = Parse(File.ReadAllText(path));
        if (plan is null || plan.Hash() != plan.Id)
        {
            throw new DriverException(DriverFailure.PlanOutdated, $"{path} is not as 'imageinfra prune' wrote it; nothing was deleted. 'imageinfra prune' makes a new plan");
        }

        return id is null || string.Equals(id, plan.Id, StringComparison.OrdinalIgnoreCase) ? plan : throw new DriverException(
            DriverFailure.PlanOutdated,
            $"the plan at {path} is {plan.Id}, made on {plan.Time:yyyy-MM-dd HH:mm} UTC, and not {id}; nothing was deleted. 'imageinfra prune' makes a new plan");
    }

    private static PrunePlan? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, PrunePlanJson.Default.PrunePlan);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
