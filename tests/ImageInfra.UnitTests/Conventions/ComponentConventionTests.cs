using System.Reflection;
using ImageInfra.Components.Factory;
using Pulumi;

namespace ImageInfra.UnitTests.Conventions;

public sealed class ComponentConventionTests
{
    private static readonly Type[] s_components =
        [.. typeof(ImageFactory).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(ComponentResource)))];

    public static TheoryData<Type> Components => [.. s_components];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_constructor_has_name_args_options(Type component)
    {
        var parameters = Assert.Single(component.GetConstructors()).GetParameters();

        Assert.Equal(["name", "args", "options"], parameters.Select(p => p.Name));
        Assert.Equal($"{component.Name}Args", parameters[1].ParameterType.Name);
        Assert.True(parameters[1].ParameterType.IsSubclassOf(typeof(ResourceArgs)));
        Assert.Equal(typeof(ComponentResourceOptions), parameters[2].ParameterType);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Every_output_property_is_exported(Type component)
    {
        var unexported = component
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Output<>))
            .Where(p => p.GetCustomAttribute<OutputAttribute>() is null);

        Assert.Empty(unexported);
    }

    [Fact]
    public void The_public_components_are_listed()
    {
        Assert.Equal(["BuildNetwork", "GalleryStack", "ImageFactoryStack", "ImageTemplateStack", "PromotedImageVersion", "ScriptStore"], s_components.Select(c => c.Name).Order());
    }
}
