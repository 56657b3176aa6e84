using System.Collections.Immutable;

namespace Pulumi.Automation;

public sealed class UpResult : UpdateResult
{
    internal UpResult(UpdateResult result, IImmutableDictionary<string, OutputValue> outputs)
        : base(result.StandardOutput, result.StandardError, result.Summary) => Outputs = outputs;

    public IImmutableDictionary<string, OutputValue> Outputs { get; }
}
