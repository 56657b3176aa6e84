using System.Text.RegularExpressions;

namespace ImageInfra.Simulator.Arm;

/// <summary>Checks values of a request. Absent values are valid.</summary>
internal static class Validate
{
    /// <summary>Checks that a string is one of the allowed values.</summary>
    public static void OneOf(JsonNode? value, string name, params string[] allowed)
    {
        if (value is not null && !allowed.Contains((string?)value))
        {
            throw ArmFault.InvalidParameter(name, $"'{value}' is not one of {string.Join(", ", allowed)}");
        }
    }

    /// <summary>Checks that a number is in a range.</summary>
    public static void Between(JsonNode? value, string name, int minimum, int maximum)
    {
        if (value is not null && ((int)value < minimum || (int)value > maximum))
        {
            throw ArmFault.InvalidParameter(name, $"{value} is not between {minimum} and {maximum}");
        }
    }

    /// <summary>Checks the name of a resource.</summary>
    public static void Name(string name, Regex pattern, string what)
    {
        if (!pattern.IsMatch(name))
        {
            throw new ArmFault(400, "InvalidResourceName", $"The {what} name '{name}' is invalid; it must match {pattern}.");
        }
    }
}
