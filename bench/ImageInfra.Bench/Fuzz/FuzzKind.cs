namespace ImageInfra.Bench.Fuzz;

/// <summary>The kind of file that an input is read as.</summary>
internal enum FuzzKind
{
    Catalog,
    Settings,
    Policy,
    Prices,
    Import,
}
