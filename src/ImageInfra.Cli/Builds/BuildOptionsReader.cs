using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Scheduling;

namespace ImageInfra.Cli.Builds;

/// <summary>The command-line options of builds.</summary>
internal sealed class BuildOptionsReader
{
    private static readonly BuildOptions s_default = new();

    private readonly Option<int> _perRegion = Number("--per-region", "The maximum number of concurrent runs in a region, 1 to 500. Each run needs a build VM and up to four cores of Container Instances.", 500, s_default.Limits.PerRegion);
    private readonly Option<int> _perSubscription = Number("--per-subscription", "The maximum number of concurrent runs in a subscription, 1 to 500.", 500, s_default.Limits.PerSubscription);
    private readonly Option<int> _attempts = Number("--attempts", "The maximum number of runs of an image if its failures are temporary, 1 to 5.", 5, s_default.MaximumAttempts);

    private readonly Option<string?> _verify = new("--verify")
    {
        Description = "A command that checks each new version, given in IMAGEINFRA_IMAGE and IMAGEINFRA_VERSION_ID. "
            + "A version that fails the check is excluded from latest.",
        HelpName = "COMMAND",
    };

    private readonly Option<bool> _failFast = new("--fail-fast")
    {
        Description = "After a failure, start no further builds; runs in progress continue.",
    };

    private readonly Option<bool> _again = new("--again")
    {
        Description = "Build even if a version with the same content was published in the last 12 hours.",
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "After a failure, continue with all images that do not start from the failed one. The default.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_perRegion);
        command.Options.Add(_perSubscription);
        command.Options.Add(_attempts);
        command.Options.Add(_verify);
        command.Options.Add(_failFast);
        command.Options.Add(_keepGoing);
        command.Options.Add(_again);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_failFast) && result.GetValue(_keepGoing))
            {
                result.AddError("--fail-fast and --keep-going exclude each other; pass one of them");
            }
        });
    }

    public BuildOptions Read(ParseResult parsed, string? commit) => new()
    {
        Limits = new ConcurrencyLimits(parsed.GetValue(_perRegion), parsed.GetValue(_perSubscription)),
        MaximumAttempts = parsed.GetValue(_attempts),
        IsFailFast = parsed.GetValue(_failFast),
        IsAgain = parsed.GetValue(_again),
        Check = parsed.GetValue(_verify) is { Length: > 0 } check ? new CommandVersionCheck(check) : null,
        Commit = commit,
    };

    private static Option<int> Number(string name, string description, int maximum, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise, HelpName = "N" };
        option.Validators.Add(result => Check(result, name, maximum));
        return option;
    }

    private static void Check(OptionResult result, string name, int maximum)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > maximum))
        {
            result.AddError($"{name} is out of range; expected 1 to {maximum}");
        }
    }
}
