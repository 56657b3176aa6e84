using ImageInfra.Components;
using Pulumi;

return await Deployment.RunAsync(() => ImageFactory.Declare(ProjectDirectory.Find(Environment.CurrentDirectory)));
