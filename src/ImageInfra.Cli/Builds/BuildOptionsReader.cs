using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Scheduling;

namespace ImageInfra.Cli.Builds;

/// <summary>The command-line options of builds.</summary>
internal sealed class BuildOptionsReader
{
    private static readonly BuildOptions s_default = new();

    private readonly Option<int> _perRegion = Number("--per-region", "Runs at once in a region, 1 to 500; each takes a build VM and up to four cores of Container Instances.", 500, s_default.Limits.PerRegion);
    private readonly Option<int> _perSubscription = Number("--per-subscription", "Runs at once in a subscription, 1 to 500.", 500, s_default.Limits.PerSubscription);
    private readonly Option<int> _attempts = Number("--attempts", "How often an image is run when a failure is such that another run may succeed, 1 to 5.", 5, s_default.MaximumAttempts);

    private readonly Option<string?> _verify = new("--verify")
    {
        Description = "A command that checks each new version; IMAGEINFRA_IMAGE and IMAGEINFRA_VERSION_ID say which. "
            + "A version that fails it is kept out of latest.",
        HelpName = "COMMAND",
    };

    private readonly Option<bool> _failFast = new("--fail-fast")
    {
        Description = "After a failure nothing more begins; what runs goes on to its end.",
    };

    private readonly Option<bool> _again = new("--again")
    {
        Description = "Build also images that have a version of the same content from the last 12 hours.",
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "After a failure everything that does not start from it is built all the same. The default.",
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
                result.AddError("--fail-fast and --keep-going exclude each other; give one of them");
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
