using ImageInfra.Import.Arm;
using ImageInfra.Import.Values;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>What is known of a partly known value is used, and nothing more.</summary>
public sealed class PartialValueTests
{
    private const string Id = "resourceId('Microsoft.Compute/galleries/images', 'gal', 'web')";

    [Theory]
    [InlineData($"last(split({Id}, '/'))", "\"web\"")]
    [InlineData($"split({Id}, '/')[8]", "\"gal\"")]
    [InlineData($"length(split({Id}, '/'))", "11")]
    [InlineData($"indexFromEnd(split({Id}, '/'), 3)", "\"gal\"")]
    [InlineData("last(split(concat(parameters('open'), '/images/web'), '/'))", "\"web\"")]
    [InlineData("first(split(concat('a/', parameters('open')), '/'))", "\"a\"")]
    [InlineData("join(skip(createArray('a', parameters('open'), 'c'), 2), '-')", "\"c\"")]
    [InlineData("length(createArray(parameters('open'), 'a'))", "2")]
    [InlineData("createObject('a', parameters('open'), 'b', 2).b", "2")]
    [InlineData("contains(createArray('a', parameters('open')), 'a')", "true")]
    [InlineData("contains(concat('a-', parameters('open')), 'a-')", "true")]
    [InlineData("startsWith(concat('img-', parameters('open')), 'IMG')", "true")]
    [InlineData("endsWith(concat('img-', parameters('open'), '-x'), 'y')", "false")]
    [InlineData("empty(concat('a', parameters('open')))", "false")]
    [InlineData("empty(utcNow('yyyy'))", "false")]
    [InlineData("empty(resourceGroup().name)", "false")]
    [InlineData("equals(concat('a', parameters('open')), 'b')", "false")]
    [InlineData("equals(concat('abc', parameters('open')), 'ab')", "false")]
    [InlineData("equals(parameters('open'), parameters('open'))", "true")]
    [InlineData("equals(resourceGroup().name, 'a/b')", "false")]
    [InlineData("if(equals(parameters('open'), 'x'), 'same', 'same')", "\"same\"")]
    [InlineData("last(split(if(empty(parameters('open')), '/a/web', '/b/web'), '/'))", "\"web\"")]
    [InlineData("if(equals(parameters('choice'), 'other'), 1, 2)", "2")]
    [InlineData("contains(createArray('dev', 'prod', 'test'), parameters('choice'))", "true")]
    [InlineData("and(equals(parameters('open'), 'x'), false())", "false")]
    [InlineData("or(true(), parameters('open'))", "true")]
    [InlineData("substring(concat('abc', parameters('open')), 1, 2)", "\"bc\"")]
    [InlineData("take(concat('abc', parameters('open')), 2)", "\"ab\"")]
    [InlineData("coalesce(concat('abc', parameters('open')), 'x')", "\"abc<unresolved: parameters('open')>\"")]
    [InlineData("toUpper(concat('abc', parameters('open')))", "\"ABC<unresolved: toUpper(parameters('open'))>\"")]
    [InlineData("replace(concat('a-b', resourceGroup().name), '/', '_')", "\"a-b<unresolved: resourceGroup().name>\"")]
    [InlineData("concat(createArray('a'), parameters('list'), createArray('z'))", "[\"a\",\"<unresolved: parameters('list')>\",\"z\"]")]
    [InlineData("last(concat(parameters('list'), createArray('z')))", "\"z\"")]
    [InlineData("union(createObject('a', 1), createObject('b', parameters('open')))", "{\"a\":1,\"b\":\"<unresolved: parameters('open')>\"}")]
    public void A_known_part_has_its_value(string expression, string expected)
    {
        Assert.Equal(expected, ArmText.Of(Resolve(expression)));
    }

    [Theory]
    [InlineData("split(concat(parameters('open'), '/a'), '/')[0]", "open")]
    [InlineData("first(concat(parameters('open'), 'a'))", "open")]
    [InlineData("contains(createArray('a', parameters('open')), 'b')", "open")]
    [InlineData("contains(concat('a', parameters('open')), 'b')", "open")]
    [InlineData("empty(parameters('open'))", "open")]
    [InlineData("equals(concat('a', parameters('open')), 'ab')", "open")]
    [InlineData("equals(newGuid(), newGuid())", "newGuid()")]
    [InlineData("replace(concat('a', parameters('open')), 'ab', 'c')", "open")]
    [InlineData("union(createArray('a'), createArray(parameters('open')))", "open")]
    [InlineData("indexOf(createArray(parameters('open'), 'a'), 'a')", "open")]
    [InlineData("padLeft(parameters('open'), 5)", "open")]
    [InlineData("coalesce(parameters('open'), 'a')", "open")]
    [InlineData("if(equals(parameters('choice'), 'dev'), 1, 2)", "choice")]
    [InlineData("less(parameters('open'), 'a')", "open")]
    [InlineData("less('a-b', 'ab')", "less('a-b', 'ab')")]
    [InlineData("filter(createArray(1, 2), lambda('x', equals(lambdaVariables('x'), parameters('number'))))", "number")]
    [InlineData("tryGet(parameters('list'), 0)", "list")]
    public void A_value_that_could_be_another_is_asked_for(string expression, string key)
    {
        var value = Resolve(expression);

        Assert.False(ArmKnowledge.IsKnown(value), ArmText.Of(value));
        Assert.Equal(key, ArmKnowledge.Asks(value)[0].Key);
    }

    [Fact]
    public void The_same_expression_in_another_iteration_is_another_value()
    {
        var value = Assert.IsType<ArmNode.List>(Resolve("map(createArray('a', 'b'), lambda('x', reference(lambdaVariables('x')).id))"));

        Assert.Equal(["reference('a').id", "reference('b').id"], value.Items.Select(i => Assert.Single(ArmKnowledge.Asks(i)).Key));
        Assert.Null(ArmEquality.Equal(value.Items[0], value.Items[1]));
    }

    [Theory]
    [InlineData("""{ "variables": { "a": "[createArray(1, 2, 3, 4, 5, 6, 7, 8)]", "b": "[createArray(VA, VA, VA, VA, VA, VA, VA, VA)]", "c": "[createArray(VB, VB, VB, VB, VB, VB, VB, VB)]", "d": "[createArray(VC, VC, VC, VC, VC, VC, VC, VC)]", "e": "[createArray(VD, VD, VD, VD, VD, VD, VD, VD)]", "f": "[createArray(VE, VE, VE, VE, VE, VE, VE, VE)]", "g": "[createArray(VF, VF, VF, VF, VF, VF, VF, VF)]" } }""", "variables('g')")]
    [InlineData("{}", "map(range(0, 9999), lambda('a', map(range(0, 9999), lambda('b', lambdaVariables('a')))))")]
    public void A_template_that_multiplies_its_values_is_refused(string template, string expression)
    {
        template = "abcdef".Aggregate(template, (text, name) => text.Replace($"V{char.ToUpperInvariant(name)}", $"variables('{name}')", StringComparison.Ordinal));

        var error = Assert.Single(Assert.Throws<ImageInfra.Model.Images.CatalogException>(() => Resolve(expression, template)).Errors);

        Assert.Contains("import the image template alone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_variables_that_nests_too_deeply_is_refused()
    {
        var variables = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"v{i}\": \"[variables('v{i + 1}')]\""));

        var error = Assert.Single(Assert.Throws<ImageInfra.Model.Images.CatalogException>(() => Resolve("variables('v0')", $$"""{ "variables": { {{variables}} } }""")).Errors);

        Assert.Contains("nest too deeply", error.Message, StringComparison.Ordinal);
    }

    private static ArmNode Resolve(string expression, string? text = null)
    {
        var values = new ParameterValues(new());
        var template = (ArmNode.Map)ArmFileReader.Read("t.json", text ?? """
            { "parameters": { "open": { "type": "string" }, "list": { "type": "array" }, "number": { "type": "int" }, "choice": { "type": "string", "allowedValues": ["dev", "prod"] } } }
            """);
        return ArmEvaluator.Resolve(new ArmNode.Text(new("t.json", 1), $"[{expression}]"), new(template, values.Of(template), values));
    }
}
