namespace ImageInfra.IntegrationTests.Contract;

/// <summary>A theory that needs Azure's published contract.</summary>
internal sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute()
    {
        if (ContractFolder.Path is null)
        {
            Skip = "Azure's published contract is not beside the repository (../shared/azure-contract)";
        }
    }
}
