using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Import.Writing;
using ImageInfra.Model.Catalog;

namespace ImageInfra.Cli.Catalog;

/// <summary>The command <c>imageinfra new</c>.</summary>
internal static class NewCommand
{
    private const string Description = """
        Creates an image: asks for its source, and writes a catalog file that is ready to build. On a terminal, it asks for
        values that are not passed as options; without a terminal, pass all values as options.

          imageinfra new
          imageinfra new --name web --os Linux --publisher canonical --offer ubuntu-24_04-lts --sku server
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = new NewImageOptions();
        var output = new CatalogFolderOptions(runner.Options);
        var command = new Command("new", Description);
        image.AddTo(command);
        output.AddTo(command);
        runner.Options.AddTo(command, hasPlace: false);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            var folder = output.Read(parsed, isRequired: true)!;
            var answers = image.Required.Select(r => r.Option).Concat(image.Optional.Select(o => o.Option))
                .Where(o => parsed.GetValue(o) is not null)
                .ToDictionary(o => o, o => parsed.GetValue(o)!);
            var missing = image.Required.Where(r => !answers.ContainsKey(r.Option)).ToList();
            if (missing.Count > 0 && !report.IsLive)
            {
                return report.Fail(
                    ExitCode.InvalidInput,
                    $"missing {string.Join(", ", missing.Select(m => m.Option.Name))}, and there is no terminal to ask for values. For an example, run 'imageinfra new --help'");
            }

            if (missing.Count > 0)
            {
                await NewImageQuestions.AskAsync(report.People, image, answers, cancellationToken);
            }

            foreach (var (option, _, otherwise) in image.Optional)
            {
                answers.TryAdd(option, image.Otherwise(option, otherwise, answers));
            }

            if (image.Problem(answers) is { } problem)
            {
                return report.Fail(ExitCode.InvalidInput, problem);
            }

            var made = image.Read(answers);
            return Write(report, folder, made, output.IsForced(parsed));
        });
        return command;
    }

    private static ExitCode Write(Report report, Workplaces.CatalogFolder folder, NewImage image, bool isForced)
    {
        var yaml = image.ToYaml();
        ImageCatalog.Load([new($"{image.Name}.yaml", yaml)]);
        if (folder.Write([(image.Name, yaml)], isForced) is [var there, ..])
        {
            return report.Fail(ExitCode.Refused, $"{there} exists already; nothing was written. To overwrite it, pass --force");
        }

        NewImageView.Show(report, folder.FileOf(image.Name), image.Name);
        return ExitCode.Success;
    }
}
