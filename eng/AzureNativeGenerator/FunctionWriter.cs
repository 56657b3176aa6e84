namespace ImageInfra.AzureNativeGenerator;

/// <summary>Writes a static class with the call methods of each function.</summary>
internal static class FunctionWriter
{
    public static void Write(SourceText source, SchemaFunction function)
    {
        var name = CSharpNames.Type(function.Token);
        var optional = function.Inputs?.Any(i => i.IsRequired) == false;
        source.Line("");
        source.Open($"public static class {name}");
        source.Line($"private const string Token = {CSharpNames.Literal(function.Token)};");
        WriteCall("Task", "InvokeAsync", "Args", "InvokeOptions? options = null", mayOmit: optional);
        WriteCall("Output", "Invoke", "InvokeArgs", "InvokeOptions? options = null", mayOmit: optional);
        WriteCall("Output", "Invoke", "InvokeArgs", "InvokeOutputOptions options", mayOmit: false);
        source.Close();

        void WriteCall(string wrapper, string method, string suffix, string options, bool mayOmit)
        {
            var args = (function.Inputs, mayOmit) switch
            {
                (null, _) => "",
                (_, true) => $"{name}{suffix}? args = null, ",
                _ => $"{name}{suffix} args, ",
            };
            var value = function.Inputs is null ? "InvokeArgs.Empty" : $"args ?? new {name}{suffix}()";
            source.Line($"public static {wrapper}<{name}Result> {method}({args}{options}) =>");
            source.Line($"    Pulumi.Deployment.Instance.{method}<{name}Result>(Token, {value}, ProviderDefaults.Options(options));");
        }
    }
}
