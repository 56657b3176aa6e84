using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>Reads what a request gives, and refuses what Azure does not allow, by the name of the property.</summary>
internal static class Given
{
    /// <summary>Copies the properties that were given.</summary>
    public static void Copy(JsonObject from, JsonObject to, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (from[name] is { } value)
            {
                to[name] = value.DeepClone();
            }
        }
    }

    /// <summary>Checks that a text, where it is given, is one of a few.</summary>
    public static void OneOf(JsonNode? value, string name, params string[] allowed)
    {
        if (value is not null && !allowed.Contains((string?)value))
        {
            throw Invalid(name, $"'{value}' is not one of {string.Join(", ", allowed)}");
        }
    }

    /// <summary>Checks that a number, where it is given, is in a range.</summary>
    public static void Between(JsonNode? value, string name, int minimum, int maximum)
    {
        if (value is not null && ((int)value < minimum || (int)value > maximum))
        {
            throw Invalid(name, $"{value} is not between {minimum} and {maximum}");
        }
    }

    public static ArmFault Invalid(string name, string why) =>
        new(400, "InvalidParameter", $"The value of parameter '{name}' is invalid: {why}.");

    public static ArmFault Immutable(string what, string name) =>
        new(409, "PropertyChangeNotAllowed", $"Changing property '{what}.properties.{name}' is not allowed.");
}
