using System.Reflection;
using ImageInfra.Package.Hosting;
using Pulumi.Experimental.Provider;

var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
await Provider.Serve(args, version, _ => new FactoryProvider(version), CancellationToken.None);
