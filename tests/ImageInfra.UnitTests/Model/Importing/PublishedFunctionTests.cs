using ImageInfra.Import.Arm;
using ImageInfra.Import.Functions;
using ImageInfra.Import.Values;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>The functions of ARM's documentation: which an import evaluates, and to what.</summary>
public sealed class PublishedFunctionTests
{
    public static TheoryData<string, string> Values
    {
        get
        {
            var values = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(RepositoryFiles.Root, "tests/ImageInfra.UnitTests/Model/Importing/Samples/function-values.txt")).Where(l => !l.StartsWith('#')))
            {
                var parts = line.Split(" => ");
                values.Add(parts[0], parts[1]);
            }

            return values;
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_function_has_the_value_that_bicep_gives_it(string expression, string expected)
    {
        var value = Resolve(expression);

        Assert.Equal(expected, value.IsOpen ? "!" : ArmText.Of(value));
    }

    [Fact]
    public void Every_function_that_needs_only_its_arguments_is_evaluated()
    {
        var evaluated = PublishedFunctions.All.Where(f => f.Reason is null).Select(f => f.Name).Order(StringComparer.Ordinal);

        Assert.Equal(ArmFunctions.Names.Concat(PublishedFunctions.Special).Order(StringComparer.Ordinal), evaluated);
    }

    [Fact]
    public void Functions_that_need_more_are_listed_with_the_reason()
    {
        Assert.Equal(
            [
                "deployer", "deployment", "environment", "externalInput", "list*", "managementGroup", "newGuid", "pickZones", "providers", "reference", "references",
                "resourceGroup", "resourceInfo", "subscription", "tenant", "toLogicalZone", "toLogicalZones", "toPhysicalZone", "toPhysicalZones", "utcNow",
            ],
            PublishedFunctions.All.Where(f => f.Reason is not null).Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(PublishedFunctions.All.Where(f => f.Reason is not null), f => Assert.True(Resolve($"{f.Name.Replace("*", "Keys", StringComparison.Ordinal)}('a')").IsOpen));
    }

    [Fact]
    public void Every_evaluated_function_has_a_value_of_bicep()
    {
        var text = string.Join('\n', Values.Select(v => (string)v[0]));

        Assert.DoesNotContain(ArmFunctions.Names, n => !text.Contains($"{n}(", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_guide_lists_the_functions_that_are_not_evaluated()
    {
        var guide = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs/import.md"));

        Assert.All(PublishedFunctions.All.Where(f => f.Reason is not null), f => Assert.Contains($"`{f.Name}`", guide, StringComparison.Ordinal));
    }

    private static ArmNode Resolve(string expression)
    {
        var values = new ParameterValues(new());
        var template = (ArmNode.Map)ArmFileReader.Read("t.json", """{ "parameters": { "o": { "type": "object", "defaultValue": { "b": 1, "A": 2, "c": null } } } }""");
        return ArmEvaluator.Resolve(new ArmNode.Text(default, $"[{expression}]"), new(template, values.Of(template), values));
    }
}
