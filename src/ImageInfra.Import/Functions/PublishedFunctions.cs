namespace ImageInfra.Import.Functions;

/// <summary>A function that ARM's documentation lists.</summary>
/// <param name="Name">The name.</param>
/// <param name="Reason">Why an import can't evaluate it, or null if it can.</param>
internal sealed record PublishedFunction(string Name, string? Reason = null);

/// <summary>The functions of ARM's documentation, and which of them an import evaluates.</summary>
internal static class PublishedFunctions
{
    private const string Deployment = "only a deployment knows its value";
    private const string Azure = "Azure knows its value";
    private const string Time = "its value is another at each deployment";

    /// <summary>Functions that the evaluator handles itself: of the template, or with arguments that are not all evaluated.</summary>
    public static IReadOnlyList<string> Special { get; } =
    [
        "parameters", "variables", "copyIndex", "lambda", "lambdaVariables", "if", "and", "or", "coalesce", "map", "filter", "reduce", "sort", "toObject", "groupBy",
        "mapValues", "resourceId", "subscriptionResourceId", "tenantResourceId", "managementGroupResourceId", "extensionResourceId",
    ];

    /// <summary>All functions, in the order of the documentation's groups.</summary>
    public static IReadOnlyList<PublishedFunction> All { get; } =
    [
        // Arrays.
        new("array"), new("concat"), new("contains"), new("createArray"), new("empty"), new("first"), new("flatten"), new("indexFromEnd"), new("indexOf"),
        new("intersection"), new("last"), new("lastIndexOf"), new("length"), new("max"), new("min"), new("range"), new("skip"), new("take"), new("tryGet"),
        new("tryIndexFromEnd"), new("union"),

        // Address ranges.
        new("parseCidr"), new("cidrSubnet"), new("cidrHost"),

        // Comparisons.
        new("coalesce"), new("equals"), new("less"), new("lessOrEquals"), new("greater"), new("greaterOrEquals"),

        // Dates.
        new("dateTimeAdd"), new("dateTimeFromEpoch"), new("dateTimeToEpoch"), new("utcNow", Time),

        // The deployment.
        new("deployer", Deployment), new("deployment", Deployment), new("environment", Deployment), new("externalInput", Deployment), new("parameters"), new("variables"),

        // Lambdas.
        new("lambda"), new("lambdaVariables"), new("filter"), new("groupBy"), new("map"), new("mapValues"), new("reduce"), new("sort"), new("toObject"),

        // Logic.
        new("and"), new("bool"), new("false"), new("if"), new("not"), new("or"), new("true"),

        // Numbers.
        new("add"), new("copyIndex"), new("div"), new("float"), new("int"), new("mod"), new("mul"), new("sub"),

        // Objects.
        new("createObject"), new("items"), new("json"), new("null"), new("objectKeys"), new("shallowMerge"),

        // Resources.
        new("extensionResourceId"), new("list*", Azure), new("managementGroupResourceId"), new("pickZones", Azure), new("providers", Azure),
        new("reference", "Azure knows its value, except the outputs of a deployment in the same files"), new("references", Azure), new("resourceId"),
        new("resourceInfo", Azure), new("subscriptionResourceId"), new("tenantResourceId"), new("toLogicalZone", Azure), new("toLogicalZones", Azure),
        new("toPhysicalZone", Azure), new("toPhysicalZones", Azure),

        // Scopes.
        new("managementGroup", Deployment), new("resourceGroup", "only a deployment knows its value, except the name of a module's own group"),
        new("subscription", Deployment), new("tenant", Deployment),

        // Texts.
        new("base64"), new("base64ToJson"), new("base64ToString"), new("dataUri"), new("dataUriToString"), new("endsWith"), new("format"), new("guid"), new("join"),
        new("newGuid", Time), new("padLeft"), new("replace"), new("split"), new("startsWith"), new("string"), new("substring"), new("toLower"), new("toUpper"),
        new("trim"), new("uniqueString"), new("uri"), new("uriComponent"), new("uriComponentToString"),
    ];
}
