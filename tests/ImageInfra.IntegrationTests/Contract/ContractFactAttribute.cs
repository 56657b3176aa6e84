namespace ImageInfra.IntegrationTests.Contract;

/// <summary>A test that needs Azure's published contract.</summary>
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (ContractFolder.Path is null)
        {
            Skip = "Azure's published contract is not beside the repository (../shared/azure-contract)";
        }
    }
}
