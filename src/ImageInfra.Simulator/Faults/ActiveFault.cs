using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Simulator.Faults;

/// <summary>A fault or an incident that a user added. The same seed selects the same requests.</summary>
internal sealed class ActiveFault
{
    private long _asked;

    public required int Id { get; init; }

    /// <summary>The name of the incident, or <c>rule</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The ids of the affected resources; <c>*</c> matches any text.</summary>
    public string Match { get; init; } = "*";

    /// <summary>The share of affected requests: more than 0, at most 1.</summary>
    public double Rate { get; init; } = 1;

    public int Seed { get; init; }

    /// <summary>The remaining number of occurrences; null for no limit.</summary>
    public int? Remaining { get; private set; }

    /// <summary>The number of occurrences so far.</summary>
    public int Happened { get; private set; }

    /// <summary>The effect on requests; null if the fault does not affect requests.</summary>
    public FaultRule? Rule { get; init; }

    public int? Times
    {
        init => Remaining = value;
    }

    /// <summary>Decides whether the fault occurs for a resource, and counts it.</summary>
    public bool Take(string id)
    {
        if (Remaining == 0 || !FileSystemName.MatchesSimpleExpression(Match, id, ignoreCase: true) || Roll(_asked++) >= Rate)
        {
            return false;
        }

        Happened++;
        Remaining--;
        return true;
    }

    private double Roll(long number)
    {
        if (Rate >= 1)
        {
            return 0;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {Name} {number}"));
        return BitConverter.ToUInt32(hash) / (double)uint.MaxValue;
    }
}
