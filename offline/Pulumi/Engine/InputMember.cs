namespace Pulumi.Engine;

/// <summary>One input of an arguments type.</summary>
internal sealed record InputMember(string Name, string FullName, bool IsRequired, bool IsJson, Func<object, object?> Get);
