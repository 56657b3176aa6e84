using ImageInfra.Import.Arm;
using ImageInfra.Import.Values;

namespace ImageInfra.UnitTests.Model.Importing;

public sealed class ExpressionTests
{
    private const string Template = """
        {
          "parameters": {
            "name": { "type": "string", "defaultValue": "Web" },
            "derived": { "type": "string", "defaultValue": "[format('{0}-{1}', parameters('name'), 'x')]" },
            "size": { "type": "int", "defaultValue": 4 },
            "open": { "type": "string" },
            "maybe": { "type": "string", "nullable": true },
            "vm": { "type": "object", "defaultValue": { "vmSize": "Standard_D4ds_v5", "tags": { "a": "b" } } },
            "regions": { "type": "array", "defaultValue": ["westeurope", "northeurope"] }
          },
          "functions": [
            { "namespace": "own", "members": { "twice": {
                "parameters": [{ "name": "of", "type": "string" }],
                "output": { "type": "string", "value": "[concat(parameters('of'), parameters('of'))]" } } } }
          ],
          "variables": {
            "prefix": "img",
            "full": "[concat(variables('prefix'), '-', toLower(parameters('name')))]",
            "circle": "[variables('circle')]",
            "copy": [{ "name": "steps", "count": 3, "input": "[concat('step', copyIndex('steps', 1))]" }]
          },
          "resources": []
        }
        """;

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("[[literal]", "\"[literal]\"")]
    [InlineData("[ -f /etc/x ]", "\"[ -f /etc/x ]\"")]
    [InlineData("['it''s']", "\"it's\"")]
    [InlineData("[variables('full')]", "\"img-web\"")]
    [InlineData("[parameters('derived')]", "\"Web-x\"")]
    [InlineData("[parameters('NAME')]", "\"Web\"")]
    [InlineData("[parameters('maybe')]", "null")]
    [InlineData("[parameters('vm').vmSize]", "\"Standard_D4ds_v5\"")]
    [InlineData("[parameters('vm')['tags'].a]", "\"b\"")]
    [InlineData("[parameters('vm').?missing]", "null")]
    [InlineData("[coalesce(parameters('maybe'), 'otherwise')]", "\"otherwise\"")]
    [InlineData("[parameters('regions')[1]]", "\"northeurope\"")]
    [InlineData("[variables('steps')]", "[\"step1\",\"step2\",\"step3\"]")]
    [InlineData("[own.twice('a')]", "\"aa\"")]
    [InlineData("[if(equals(parameters('size'), 4), 'four', parameters('open'))]", "\"four\"")]
    [InlineData("[if(or(empty(''), false()), 1, 2)]", "1")]
    [InlineData("[if(and(true(), not(false())), 1, 2)]", "1")]
    [InlineData("[union(createArray('a', 'b'), createArray('b', 'c'))]", "[\"a\",\"b\",\"c\"]")]
    [InlineData("[union(parameters('vm'), createObject('tags', createObject('c', 'd')))]", "{\"vmSize\":\"Standard_D4ds_v5\",\"tags\":{\"a\":\"b\",\"c\":\"d\"}}")]
    [InlineData("[concat(createArray(1), createArray(2))]", "[1,2]")]
    [InlineData("[map(parameters('regions'), lambda('r', createObject('name', lambdaVariables('r'))))]", "[{\"name\":\"westeurope\"},{\"name\":\"northeurope\"}]")]
    [InlineData("[filter(range(0, 5), lambda('n', greater(lambdaVariables('n'), 2)))]", "[3,4]")]
    [InlineData("[join(split('a,b', ','), '|')]", "\"a|b\"")]
    [InlineData("[shallowMerge(createArray(createObject('a', createObject('b', 1)), createObject('a', 2, 'c', 3)))]", "{\"a\":2,\"c\":3}")]
    [InlineData("[reduce(createArray(1, 2, 3), 0, lambda('so', 'next', add(lambdaVariables('so'), lambdaVariables('next'))))]", "6")]
    [InlineData("[sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))]", "[1,2,3]")]
    [InlineData("[toObject(createArray('a', 'b'), lambda('i', lambdaVariables('i')), lambda('i', concat(lambdaVariables('i'), '1')))]", "{\"a\":\"a1\",\"b\":\"b1\"}")]
    [InlineData("[mapValues(createObject('a', 1), lambda('v', add(lambdaVariables('v'), 1)))]", "{\"a\":2}")]
    [InlineData("[groupBy(createArray('ab', 'ac', 'b'), lambda('i', take(lambdaVariables('i'), 1)))]", "{\"a\":[\"ab\",\"ac\"],\"b\":[\"b\"]}")]
    [InlineData("[tryGet(parameters('vm'), 'tags', 'a')]", "\"b\"")]
    [InlineData("[tryGet(parameters('vm'), 'none', 'a')]", "null")]
    [InlineData("[tryIndexFromEnd(parameters('regions'), 1)]", "\"northeurope\"")]
    [InlineData("[max(createArray(1, 3, 2))]", "3")]
    [InlineData("[indexOf(parameters('regions'), 'northeurope')]", "1")]
    [InlineData("[if(and(equals(parameters('open'), 'x'), false()), 1, 2)]", "2")]
    [InlineData("[createObject('a', 1, 'b', parameters('open'))]", "{\"a\":1,\"b\":\"<unresolved: parameters('open')>\"}")]
    [InlineData("[replace(toUpper('a-b'), '-', '_')]", "\"A_B\"")]
    [InlineData("[substring('abcdef', 1, 3)]", "\"bcd\"")]
    [InlineData("[take('abcdef', 2)]", "\"ab\"")]
    [InlineData("[last(split('a/b/c', '/'))]", "\"c\"")]
    [InlineData("[format('{0:D3}-{1}', 7, true())]", "\"007-True\"")]
    [InlineData("[string(createObject('a', 1))]", "\"{\\\"a\\\":1}\"")]
    [InlineData("[json('{\"a\": [1, true]}').a]", "[1,true]")]
    [InlineData("[int('42')]", "42")]
    [InlineData("[sub(mul(add(1, 2), 3), mod(7, 4))]", "6")]
    [InlineData("[base64ToString(base64('x'))]", "\"x\"")]
    [InlineData("[resourceId('s', 'g', 'Microsoft.Compute/galleries/images', 'gal', 'web')]", "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web\"")]
    [InlineData("[subscriptionResourceId('s', 'Microsoft.Authorization/roleDefinitions', 'r')]", "\"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/r\"")]
    public void An_expression_has_the_value_that_arm_gives_it(string text, string expected)
    {
        Assert.Equal(expected, ArmText.Of(Resolve(text)));
    }

    [Theory]
    [InlineData("[parameters('open')]", "parameters('open')")]
    [InlineData("[toLower(parameters('open'))]", "toLower(parameters('open'))")]
    [InlineData("[uniqueString(resourceGroup().id)]", "uniqueString(resourceGroup().id)")]
    [InlineData("[utcNow()]", "utcNow()")]
    [InlineData("[reference('gallery').name]", "reference('gallery').name")]
    [InlineData("[variables('circle')]", "variables('circle')")]
    [InlineData("[variables('nowhere')]", "variables('nowhere')")]
    [InlineData("[div(1, 0)]", "div(1, 0)")]
    [InlineData("[not an expression]", "[not an expression]")]
    public void A_value_outside_the_template_stays_unknown(string text, string what)
    {
        Assert.Equal(what, Assert.IsType<ArmNode.Unknown>(Resolve(text)).What);
    }

    [Theory]
    [InlineData("[concat('a-', parameters('open'), '-b')]", "a-<unresolved: parameters('open')>-b")]
    [InlineData("[format('{0}/{1}', subscription().id, 'x')]", "/subscriptions/<unresolved: subscription().subscriptionId>/x")]
    [InlineData("[resourceId('Microsoft.Compute/images', parameters('name'))]", "/subscriptions/<unresolved: subscription().subscriptionId>/resourceGroups/<unresolved: resourceGroup().name>/providers/Microsoft.Compute/images/Web")]
    public void A_string_keeps_its_known_parts(string text, string expected)
    {
        Assert.Equal(expected, ArmText.Marked(Resolve(text)));
    }

    [Theory]
    [InlineData("open=a", "[toUpper(parameters('open'))]", "A")]
    [InlineData("resourceGroup().location=westeurope", "[resourceGroup().location]", "westeurope")]
    [InlineData("resourceGroup().name=rg", "[last(split(resourceGroup().id, '/'))]", "rg", "subscription().subscriptionId=s")]
    [InlineData("uniqueString( resourceGroup().id )=abc", "[concat('sa', uniqueString(resourceGroup().id))]", "saabc")]
    public void Unknown_values_can_be_given(string given, string text, string expected, string? more = null)
    {
        var values = new[] { given, more }.OfType<string>().Select(g => g.Split('=')).ToDictionary(g => g[0], g => g[1]);

        Assert.Equal(expected, Assert.IsType<ArmNode.Text>(Resolve(text, values)).Value);
    }

    [Fact]
    public void Deep_nesting_and_exponential_growth_end_quickly()
    {
        var deep = string.Concat(Enumerable.Repeat("toLower(", 60)) + "parameters('open')" + new string(')', 60);
        var doubled = Enumerable.Range(0, 40).Aggregate("'0123456789'", (text, _) => $"own.twice({text})");

        Assert.IsType<ArmNode.Unknown>(Resolve($"[{deep}]"));
        Assert.True(Resolve($"[{doubled}]").IsOpen);
        Assert.IsType<ArmNode.Unknown>(Resolve("[parameters('regions')[99999999999]]"));
        Assert.IsType<ArmNode.Unknown>(Resolve("[padLeft('a', 2000000000)]"));
        Assert.IsType<ArmNode.Unknown>(Resolve($"[{new string('(', 5000)}]"));
    }

    [Fact]
    public void Multi_line_strings_and_comments_keep_line_numbers_right()
    {
        const string Text = "{ // one\n \"a\": \"x\ny\",\n /* four\n five */ \"b\": [1, 2,],\n}";

        var map = Assert.IsType<ArmNode.Map>(ArmFileReader.Read("f.json", Text));

        Assert.Equal("x\ny", map.TextOf("a"));
        Assert.Equal(5, map.Find("b")!.Place.Line);
    }

    private static ArmNode Resolve(string text, Dictionary<string, string>? given = null)
    {
        var values = new ParameterValues(new() { Values = given ?? [] });
        var template = (ArmNode.Map)ArmFileReader.Read("t.json", Template);
        return ArmEvaluator.Resolve(new ArmNode.Text(default, text), new(template, values.Of(template), values));
    }
}
