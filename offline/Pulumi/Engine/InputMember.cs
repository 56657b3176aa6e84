namespace Pulumi.Engine;

/// <summary>One input of a type of args.</summary>
internal sealed record InputMember(string Name, string FullName, bool IsRequired, bool IsJson, Func<object, object?> Get);
