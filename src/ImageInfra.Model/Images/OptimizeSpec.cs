namespace ImageInfra.Model.Images;

/// <summary>Optimisation after customizing (<c>properties.optimize</c>).</summary>
/// <param name="VmBoot">Whether VMs of the image should boot faster at the price of a longer build.</param>
public sealed record OptimizeSpec(bool VmBoot);
