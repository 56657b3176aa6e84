import * as imageinfra from "@pulumi/imageinfra";

const factory = new imageinfra.ImageFactory("factory", {
    location: "westeurope",
    images: {
        base: {
            description: "Ubuntu Server 24.04 LTS, updated",
            definition: { osType: "Linux", identifier: { publisher: "contoso", offer: "ubuntu", sku: "base" } },
            template: {
                source: { type: "PlatformImage", publisher: "canonical", offer: "ubuntu-24_04-lts", sku: "server" },
                customize: [{ use: "apt-update" }],
            },
        },
        // Gets a template when base has a version, which a build publishes: add baseVersions: { base: "1.0.0" } below.
        web: {
            description: "The base with nginx",
            definition: { osType: "Linux", identifier: { publisher: "contoso", offer: "ubuntu", sku: "web" } },
            template: {
                source: { type: "CatalogImage", image: "base" },
                customize: [{ type: "Shell", name: "nginx", inline: ["apt-get install -y nginx"] }],
            },
        },
    },
});

export const definitionIds = factory.definitionIds;
export const templateNames = factory.templateNames;
