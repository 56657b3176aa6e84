using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>A test of a store, skipped if this machine lacks the server in the class's <see cref="NeedsAttribute"/>.</summary>
[XunitTestCaseDiscoverer("ImageInfra.IntegrationTests.Stores.StoreFactDiscoverer", "ImageInfra.IntegrationTests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Finds the tests of stores.</summary>
internal sealed class StoreFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact) =>
        [new StoreTestCase(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)];
}

/// <summary>A test of a store.</summary>
internal sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("For the test runner alone.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        (NeedsAttribute.IsRequired ? null : TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttribute<NeedsAttribute>()?.Missing)
        ?? base.GetSkipReason(factAttribute);
}
