namespace ImageInfra.Cli.Setup;

/// <summary>A pipeline that validates every change and builds images after a merge.</summary>
/// <param name="Key">The value of the option <c>--ci</c>.</param>
/// <param name="Path">The file, relative to the repository.</param>
/// <param name="Text">The content.</param>
internal sealed record StarterPipeline(string Key, string Path, string Text)
{
    /// <summary>All pipelines.</summary>
    public static IReadOnlyList<StarterPipeline> All { get; } =
    [
        new("github", ".github/workflows/images.yml", GitHub),
        new("azure-devops", "azure-pipelines.yml", AzureDevOps),
    ];

    private static string GitHub => """
        # Needs the variables TENANT_ID, CLIENT_ID and SUBSCRIPTION_ID of a federated login, the secret PULUMI_CONFIG_PASSPHRASE,
        # and the name of a storage account in STORAGE_ACCOUNT with the containers 'pulumi' and 'imageinfra'.
        name: images
        on:
          pull_request:
          push: { branches: [main] }
          workflow_dispatch:
        permissions: { id-token: write, contents: write }
        env:
          PULUMI_BACKEND_URL: azblob://pulumi?storage_account=${{ vars.STORAGE_ACCOUNT }}
          IMAGEINFRA_STORE: azblob://imageinfra?storage_account=${{ vars.STORAGE_ACCOUNT }}
          ARM_USE_OIDC: "true"
          ARM_TENANT_ID: ${{ vars.TENANT_ID }}
          ARM_CLIENT_ID: ${{ vars.CLIENT_ID }}
          ARM_SUBSCRIPTION_ID: ${{ vars.SUBSCRIPTION_ID }}
        jobs:
          validate:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v5
              - uses: actions/setup-dotnet@v5
                with: { dotnet-version: 10.0.x }
              - run: dotnet tool install --global ImageInfra.Tool
              - run: imageinfra validate --strict
          build:
            if: github.ref == 'refs/heads/main'
            needs: validate
            runs-on: ubuntu-latest
            timeout-minutes: 350
            concurrency: images-dev
            env:
              PULUMI_CONFIG_PASSPHRASE: ${{ secrets.PULUMI_CONFIG_PASSPHRASE }}
            steps:
              - uses: actions/checkout@v5
              - uses: actions/setup-dotnet@v5
                with: { dotnet-version: 10.0.x }
              - uses: pulumi/actions@v6
              - run: dotnet tool install --global ImageInfra.Tool
              - run: imageinfra build --stack dev --commit-pins
              - run: git push

        """;

    private static string AzureDevOps => """
        # Needs the service connection 'images', the secret variable 'passphrase', and the variable 'storageAccount' with the name of a
        # storage account that has the containers 'pulumi' and 'imageinfra'.
        trigger: { branches: { include: [main] } }
        variables:
          PULUMI_BACKEND_URL: azblob://pulumi?storage_account=$(storageAccount)
          IMAGEINFRA_STORE: azblob://imageinfra?storage_account=$(storageAccount)
        pool: { vmImage: ubuntu-latest }
        stages:
          - stage: validate
            jobs:
              - job: validate
                steps:
                  - task: UseDotNet@2
                    inputs: { packageType: sdk, version: 10.0.x }
                  - script: dotnet tool install --tool-path "$(Agent.TempDirectory)/imageinfra" ImageInfra.Tool
                  - script: '"$(Agent.TempDirectory)/imageinfra/imageinfra" validate --strict'
          - stage: build
            condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))
            jobs:
              - job: build
                timeoutInMinutes: 350
                steps:
                  - checkout: self
                    persistCredentials: true
                  - task: UseDotNet@2
                    inputs: { packageType: sdk, version: 10.0.x }
                  - script: curl -fsSL https://get.pulumi.com | sh
                  - script: dotnet tool install --tool-path "$(Agent.TempDirectory)/imageinfra" ImageInfra.Tool
                  - task: AzureCLI@2
                    inputs:
                      azureSubscription: images
                      scriptType: bash
                      scriptLocation: inlineScript
                      inlineScript: |
                        export PATH="$(Agent.TempDirectory)/imageinfra:$HOME/.pulumi/bin:$PATH"
                        imageinfra build --stack dev --commit-pins
                        git push origin HEAD:main
                    env: { PULUMI_CONFIG_PASSPHRASE: $(passphrase) }

        """;
}
