using Pulumi.Engine;

namespace Pulumi;

public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    /// <summary>The inputs that are set, by their wire names.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Values()
    {
        foreach (var member in InputMembers.Of(GetType()))
        {
            var value = member.Get(this);
            if (value is null && member.IsRequired)
            {
                throw new ArgumentNullException($"[Input] {member.FullName} is required but was not given a value");
            }

            yield return KeyValuePair.Create(member.Name, member.IsJson && value is not null ? new JsonInput(value) : value);
        }
    }
}
