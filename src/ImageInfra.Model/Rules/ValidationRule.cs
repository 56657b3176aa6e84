namespace ImageInfra.Model.Rules;

/// <summary>A rule that validation knows.</summary>
/// <param name="Id">Its name in output, such as <c>no-restart-after-update</c>. Never changes.</param>
/// <param name="Severity">How bad it is to break it.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Help">Why, and what to do.</param>
public sealed record ValidationRule(string Id, Severity Severity, string Title, string Help);
