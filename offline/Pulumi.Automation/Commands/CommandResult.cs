namespace Pulumi.Automation.Commands;

public sealed class CommandResult(int code, string standardOutput, string standardError)
{
    public int Code => code;

    public string StandardOutput => standardOutput;

    public string StandardError => standardError;

    public override string ToString() => $"code: {Code}\nstdout: {StandardOutput}\nstderr: {StandardError}\n";
}
