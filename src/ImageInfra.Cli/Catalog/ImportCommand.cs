using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;

namespace ImageInfra.Cli.Catalog;

/// <summary>The command <c>imageinfra import</c>.</summary>
internal static class ImportCommand
{
    private const string Description = """
        Creates catalog files from existing image templates: ARM deployment templates, Bicep (if 'bicep' or 'az' is on the
        path), single image templates, template specs, and the output of 'az image builder show', 'terraform show -json' and
        'pulumi stack export'. docs/import.md has the details.

        Older api-versions are brought up to date. Expressions and placeholders are resolved from --parameters and from
        defaults. Missing information is never guessed: it is marked in the file, listed with file and line, and the command
        ends with exit code 12.

          imageinfra import web.json --dry-run                           print the files to stdout
          imageinfra import main.bicep -P main.bicepparam                Bicep, with its parameters
          imageinfra import web.json -P web.parameters.json              with an ARM parameter file
          imageinfra import web.json -P imageName=web -P region=westeurope
          imageinfra import web.json -P "resourceGroup().location=westeurope"
          az image builder show -g rg -n web > web.json && imageinfra import web.json
        """;

    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON or Bicep files, or folders of JSON files.", Arity = ArgumentArity.OneOrMore };
        var parameters = new Option<string[]>("--parameters", "-P")
        {
            Description = "An ARM or Bicep parameter file, or the value of a parameter, a placeholder or an expression. May be repeated; the last value wins.",
            HelpName = "FILE|KEY=VALUE",
        };
        parameters.Validators.Add(CheckParameters);
        var name = new Option<string?>("--name")
        {
            Description = "The image's name, for a file with one image template. Default: the image definition's, the template's or the file's.",
            HelpName = "NAME",
        };
        name.Validators.Add(NewImageOptions.Check(ImageInfra.Model.Images.AzureNames.Image));
        var publisher = new Option<string>("--publisher")
        {
            Description = "The publisher in the identifier of an image whose image definition is not in the files.",
            DefaultValueFactory = _ => ImportOptions.DefaultPublisher,
            HelpName = "NAME",
        };
        var output = new CatalogFolderOptions(runner.Options);
        var dryRun = new Option<bool>("--dry-run") { Description = "Write the YAML to stdout, and no file." };
        var command = new Command("import", Description) { files, parameters, name, publisher, dryRun };
        output.AddTo(command);
        runner.Options.AddTo(command, hasPlace: false);
        runner.Handle(command, (parsed, report, _) =>
        {
            var folder = output.Read(parsed, isRequired: !parsed.GetValue(dryRun));
            var given = parsed.GetValue(parameters) ?? [];
            var templates = parsed.GetRequiredValue(files).SelectMany(InputFile.Expand).Select(InputFile.ReadTemplate).ToList();
            var result = TemplateImporter.Import(
                [.. templates.Select(t => t.Template)],
                new()
                {
                    ParameterFiles = [.. templates.Select(t => t.Parameters).OfType<ImportFile>(), .. given.Where(InputFile.IsFile).Select(InputFile.ReadParameters)],
                    Values = given.Where(p => !InputFile.IsFile(p)).Select(p => p.Split('=', 2)).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.Last()[1]),
                    Name = parsed.GetValue(name),
                    Publisher = parsed.GetRequiredValue(publisher),
                    Catalog = folder?.Read() ?? [],
                });
            if (!parsed.GetValue(dryRun) && folder!.Write([.. result.Images.Select(i => (i.Name, i.Yaml))], output.IsForced(parsed)) is { Count: > 0 } there)
            {
                return Task.FromResult(report.Fail(ExitCode.Refused, [.. there.Select(file => $"{file} exists already; nothing was written. To overwrite it, pass --force; to write to another folder, pass --output")]));
            }

            string[] again =
            [
                .. parsed.GetRequiredValue(files), .. given.SelectMany(g => (string[])["--parameters", g]),
                .. parsed.GetValue(name) is { } own ? (string[])["--name", own] : [],
                .. parsed.GetRequiredValue(publisher) is not ImportOptions.DefaultPublisher and var other ? (string[])["--publisher", other] : [],
                .. output.Given(parsed),
                parsed.GetValue(dryRun) ? "--dry-run" : "--force",
            ];
            ImportView.Show(report, result, folder, isDryRun: parsed.GetValue(dryRun), again);
            return Task.FromResult(result.IsComplete ? ExitCode.Success : ExitCode.Incomplete);
        });
        return command;
    }

    private static void CheckParameters(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(t => !InputFile.IsFile(t.Value) && t.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
        {
            result.AddError($"--parameters '{token.Value}' is neither an existing file nor KEY=VALUE");
        }
    }
}
