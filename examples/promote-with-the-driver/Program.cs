// Promotes the newest usable version of an image from the stack dev to the stack prod, as 'imageinfra promote' does.
using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Composition;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Project.Stacks;
using Microsoft.Extensions.DependencyInjection;

const string From = "dev";
const string To = "prod";

if (args is not [var folder, var image])
{
    Console.Error.WriteLine("usage: PromoteWithTheDriver FOLDER IMAGE, with the folder of Pulumi.yaml");
    return 2;
}

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupt.Cancel();
};

try
{
    // The Azure of the stack's settings and of the environment, such as the login of the Azure CLI.
    var project = new FactoryProject(folder, From);
    var variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string)v.Value!);
    var settings = new AzureSettings(project.ProviderConfiguration(AzureSettings.Namespace), variables);
    var connection = await ArmConnection.OpenAsync(settings, TimeProvider.System, Console.Error.WriteLine, interrupt.Token);

    await using var store = new FolderStore(Path.Combine(folder, ".imageinfra"));
    await using var services = new ServiceCollection()
        .AddImageInfra(new()
        {
            Project = project,
            Stacks = new ProjectStacks(project, stack => new(folder, stack), each => AutomationStackOperations.InProcess(each, connection)),
            Connection = connection,
            Subscription = new DeploymentSubscription(connection, settings).FindAsync,
            Store = store,
            Clock = connection.Clock,
        })
        .BuildServiceProvider();

    var report = await services.GetRequiredService<PromotionService>().PromoteAsync(image, number: null, From, To, interrupt.Token);
    foreach (var check in report.Checks)
    {
        Console.WriteLine($"{(check.Problem is null ? "passed" : "failed")}: {check.Name}{(check.Problem is null ? "" : $": {check.Problem}")}");
    }

    Console.WriteLine(report.Change is null
        ? $"{report.Image} {report.Version} was not promoted"
        : $"{report.Image} {report.Version} is in Pulumi.{To}.yaml; review and commit it, then run 'imageinfra up --stack {To}'");
    return report.Change is null ? 1 : 0;
}
catch (DriverException e)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}
