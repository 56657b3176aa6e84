using System.CommandLine;
using ImageInfra.Cli.Catalog;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using Spectre.Console;

namespace ImageInfra.Cli.Setup;

/// <summary>The command <c>imageinfra init</c>.</summary>
internal static class InitCommand
{
    private const string Description = """
        Creates a project in the current folder: settings of the stacks dev and prod, a first image, and schemas for editors. On a
        terminal, it asks for values that are not passed as options; --defaults uses the default values. No file is overwritten.

        With --program, the project also has a C# program, so that 'pulumi up' works besides 'imageinfra up'. It references the packages
        ImageInfra.Components and ImageInfra.Project in the version of this tool, which a NuGet feed must have.

          imageinfra init
          imageinfra init --defaults
          imageinfra init --name contoso-images --location westeurope --from windows-11-avd --ci github
        """;

    private const string DefaultLocation = "westeurope";

    public static Command Create(CommandRunner runner)
    {
        var name = new Option<string?>("--name") { Description = "The name of the project, which is part of the names of its resources. Default: the name of the folder.", HelpName = "NAME" };
        var location = new Option<string?>("--location") { Description = $"The region of all resources. Default: {DefaultLocation}.", HelpName = "REGION" };
        var image = new Option<string?>("--image") { Description = "The name of the first image. Default: from its operating system, such as ubuntu-2404.", HelpName = "NAME" };
        var from = new Option<string?>("--from") { Description = "The operating system of the first image. For any other, run 'imageinfra new' afterwards.", HelpName = string.Join('|', StarterImage.All.Select(i => i.Key)) };
        var pipeline = new Option<string?>("--ci") { Description = "Write a pipeline that validates changes and builds images.", HelpName = string.Join('|', StarterPipeline.All.Select(p => p.Key)) };
        var policy = new Option<bool>("--policy") { Description = "Write infra/policy.yaml, the rules for all images." };
        var program = new Option<bool>("--program") { Description = "Write a C# program in infra/ for 'pulumi up'." };
        var defaults = new Option<bool>("--defaults") { Description = "Ask nothing: use the default for every value that is not passed." };
        from.AcceptOnlyFromAmong([.. StarterImage.All.Select(i => i.Key)]);
        pipeline.AcceptOnlyFromAmong([.. StarterPipeline.All.Select(p => p.Key)]);
        name.Validators.Add(NewImageOptions.Check(StarterProject.NameProblem));
        location.Validators.Add(NewImageOptions.Check(LocationProblem));
        image.Validators.Add(NewImageOptions.Check(AzureNames.Image));

        var command = new Command("init", Description) { name, location, image, from, pipeline, policy, program, defaults };
        runner.Options.AddSpeechTo(command);
        runner.Options.AddFolderTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            var directory = runner.Options.Folder(parsed);
            if (!parsed.GetValue(defaults) && !report.IsLive && new[] { name, location, from }.Where(o => parsed.GetValue(o) is null).ToList() is [_, ..] missing)
            {
                return report.Fail(
                    ExitCode.InvalidInput,
                    $"missing {string.Join(", ", missing.Select(o => o.Name))}, and there is no terminal to ask for values; pass them, or --defaults");
            }

            var asks = report.IsLive && !parsed.GetValue(defaults);
            async Task<string> AnswerAsync(Option<string?> option, string question, string otherwise, Func<string, string?> problem, params string[] choices) => parsed.GetValue(option)
                ?? (asks ? await Questions.AskAsync(report.People, question, otherwise, problem, choices, cancellationToken) : otherwise);

            var start = await AnswerAsync(from, "Operating system of the first image", StarterImage.All[0].Key, _ => null, [.. StarterImage.All.Select(i => i.Key)]);
            var first = StarterImage.All.Single(i => i.Key == start);
            var project = new StarterProject(
                await AnswerAsync(name, "Name of the project", StarterProject.NameIn(directory), StarterProject.NameProblem),
                AzureRegion.Normalize(await AnswerAsync(location, "Region", DefaultLocation, LocationProblem)),
                await AnswerAsync(image, "Name of the first image", first.ImageName, AzureNames.Image),
                first,
                StarterPipeline.All.FirstOrDefault(p => p.Key == parsed.GetValue(pipeline)),
                parsed.GetValue(policy),
                parsed.GetValue(program));
            return Write(report, new StarterFolder(directory), project);
        });
        return command;
    }

    private static string? LocationProblem(string region) => RegionNameRules.Problem(AzureRegion.Normalize(region)) is (Severity.Error, var problem) ? problem : null;

    private static ExitCode Write(Report report, StarterFolder folder, StarterProject project)
    {
        if (folder.Existing(project) is { Count: > 0 } existing)
        {
            return report.Fail(ExitCode.Refused, $"{string.Join(", ", existing)} already exist{(existing.Count == 1 ? "s" : "")}; nothing was written. To add an image to a project, run 'imageinfra new'");
        }

        var files = folder.Write(project);
        foreach (var file in files)
        {
            report.Line($"wrote [bold]{file}[/]");
        }

        if (project.HasProgram)
        {
            ExplainProgram(report);
        }

        report.Line($"Next steps: 'imageinfra rehearse' builds everything on the simulator; then edit infra/images/{project.Image}.yaml.");
        report.Result(() => new InitOutput(project.Name, project.Image, files));
        return ExitCode.Success;
    }

    private static void ExplainProgram(Report report)
    {
        var packages = string.Join(" and ", StarterProgram.Packages);
        if (BuildFacts.HasPulumi)
        {
            report.Line($"'pulumi up' restores {packages} {BuildFacts.Version}; 'dotnet build {StarterProgram.Folder}' tells whether your NuGet feed has them.");
        }
        else
        {
            report.Warn($"this imageinfra was built without the Pulumi packages, and so without the package {StarterProgram.Packages[0]}: 'pulumi up' needs a NuGet feed that has {packages} {BuildFacts.Version}. 'imageinfra up --local' works without them");
        }
    }
}
