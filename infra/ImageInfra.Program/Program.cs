using ImageInfra.Components.Factory;
using ImageInfra.Project.Checks;
using ImageInfra.Project.Files;
using Pulumi;

return await Deployment.RunAsync(() => ImageFactory.Declare(new ProjectFolder(ProjectDirectory.Find(Environment.CurrentDirectory))));
