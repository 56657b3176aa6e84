namespace ImageInfra.Bench.Fuzz;

/// <summary>Which reader an input is for.</summary>
internal enum FuzzKind
{
    Catalog,
    Settings,
    Policy,
    Prices,
    Import,
}
