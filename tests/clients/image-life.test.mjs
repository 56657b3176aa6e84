// The life of an image, with Azure's unmodified npm clients. Certificates are checked.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { ComputeManagementClient } from "@azure/arm-compute";
import { ImageBuilderClient } from "@azure/arm-imagebuilder";
import { ManagedServiceIdentityClient } from "@azure/arm-msi";
import { ResourceManagementClient } from "@azure/arm-resources";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import { ClientSecretCredential } from "@azure/identity";
import { BlobServiceClient } from "@azure/storage-blob";

const { AZURE_AUTHORITY_HOST, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_SUBSCRIPTION_ID } = process.env;
const endpoint = AZURE_AUTHORITY_HOST.replace(/\/$/, "");
const options = { endpoint, credentialScopes: [`${endpoint}/.default`], credentials: { scopes: [`${endpoint}/.default`] } };
const poll = { updateIntervalInMs: 100 };
const group = "clients";
const location = "westeurope";

function credentialOf(clientId) {
  return new ClientSecretCredential(AZURE_TENANT_ID, clientId, AZURE_CLIENT_SECRET, { authorityHost: AZURE_AUTHORITY_HOST, disableInstanceDiscovery: true });
}

const credential = credentialOf(AZURE_CLIENT_ID);
const resources = new ResourceManagementClient(credential, AZURE_SUBSCRIPTION_ID, options);
const identities = new ManagedServiceIdentityClient(credential, AZURE_SUBSCRIPTION_ID, options);
const authorization = new AuthorizationManagementClient(credential, AZURE_SUBSCRIPTION_ID, options);
const compute = new ComputeManagementClient(credential, AZURE_SUBSCRIPTION_ID, options);
const builder = new ImageBuilderClient(credential, AZURE_SUBSCRIPTION_ID, options);

async function all(pages) {
  const found = [];
  for await (const item of pages) {
    found.push(item);
  }
  return found;
}

function template(identity, definition) {
  return {
    location,
    identity: { type: "UserAssigned", userAssignedIdentities: { [identity]: {} } },
    source: { type: "PlatformImage", publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
    customize: [{ type: "Shell", name: "hello", inline: ["echo hello"] }],
    distribute: [{
      type: "SharedImage", runOutputName: "web", galleryImageId: definition,
      versioning: { scheme: "Latest", major: 1 }, targetRegions: [{ name: location }, { name: "northeurope" }],
    }],
  };
}

test("the life of an image", async t => {
  let identity, definition, version;

  await t.test("the subscription is listed", async () => {
    const subscriptions = await all(new SubscriptionClient(credential, options).subscriptions.list());
    assert.ok(subscriptions.some(s => s.subscriptionId === AZURE_SUBSCRIPTION_ID));
  });

  await t.test("a resource group, an identity and its role are created", async () => {
    await resources.resourceGroups.createOrUpdate(group, { location, tags: { by: "clients" } });
    assert.equal(await resources.resourceGroups.checkExistence(group).then(r => r.body), true);
    identity = await identities.userAssignedIdentities.createOrUpdate(group, "builder", { location });
    assert.match(identity.principalId, /^[0-9a-f-]{36}$/);
    const scope = `/subscriptions/${AZURE_SUBSCRIPTION_ID}/resourceGroups/${group}`;
    const role = await authorization.roleDefinitions.createOrUpdate(scope, randomUUID(), {
      roleName: "image builder", roleType: "CustomRole", assignableScopes: [scope],
      permissions: [{ actions: ["read", "images/read", "images/versions/read", "images/versions/write"].map(a => `Microsoft.Compute/galleries/${a}`) }],
    });
    const assignment = await authorization.roleAssignments.create(scope, randomUUID(), {
      roleDefinitionId: role.id, principalId: identity.principalId, principalType: "ServicePrincipal",
    });
    assert.equal(assignment.principalId, identity.principalId);
    assert.ok((await all(authorization.roleAssignments.listForScope(scope, { filter: "atScope()" }))).some(a => a.id === assignment.id));
  });

  await t.test("a gallery and a definition are created", async () => {
    const gallery = await compute.galleries.beginCreateOrUpdateAndWait(group, "gallery", { location, description: "clients" }, poll);
    assert.equal(gallery.provisioningState ?? gallery.properties?.provisioningState, "Succeeded");
    definition = await compute.galleryImages.beginCreateOrUpdateAndWait(group, "gallery", "web", {
      location, osType: "Linux", osState: "Generalized", hyperVGeneration: "V2", identifier: { publisher: "contoso", offer: "linux", sku: "web" },
    }, poll);
    assert.match(definition.id, /\/galleries\/gallery\/images\/web$/);
  });

  await t.test("a submitted template has the exact version of its source", async () => {
    const made = await builder.virtualMachineImageTemplates.beginCreateOrUpdateAndWait(group, "web", template(identity.id, definition.id), poll);
    assert.equal(made.provisioningState, "Succeeded");
    assert.match(made.source.exactVersion, /^24\.04\./);
    const versions = await compute.virtualMachineImages.list(location, "Canonical", "ubuntu-24_04-lts", "server");
    assert.equal((Array.isArray(versions) ? versions : versions.body).at(-1).name, made.source.exactVersion);
  });

  await t.test("a change of a template is refused with Azure's message", async () => {
    const changed = template(identity.id, definition.id);
    changed.customize[0].inline = ["echo changed"];
    await assert.rejects(builder.virtualMachineImageTemplates.beginCreateOrUpdateAndWait(group, "web", changed, poll), /Update\/Upgrade of image templates is currently not supported/);
  });

  await t.test("a run succeeds, and its output names the version", async () => {
    await builder.virtualMachineImageTemplates.beginRunAndWait(group, "web", poll);
    const { lastRunStatus } = await builder.virtualMachineImageTemplates.get(group, "web");
    assert.equal(lastRunStatus.runState, "Succeeded");
    const output = await builder.virtualMachineImageTemplates.getRunOutput(group, "web", "web");
    assert.match(output.artifactId, /\/versions\/1\.0\.0$/);
    assert.equal((await all(builder.virtualMachineImageTemplates.listRunOutputs(group, "web"))).length, 1);
  });

  await t.test("the version is replicated", async () => {
    version = await compute.galleryImageVersions.get(group, "gallery", "web", "1.0.0", { expand: "ReplicationStatus" });
    assert.equal(version.replicationStatus.aggregatedState, "Completed");
    assert.deepEqual(version.replicationStatus.summary.map(r => [r.region, r.progress]), [["West Europe", 100], ["North Europe", 100]]);
    assert.equal((await all(compute.galleryImageVersions.listByGalleryImage(group, "gallery", "web"))).length, 1);
  });

  await t.test("the log is readable, whole and in part", async () => {
    const { exactStagingResourceGroup } = await builder.virtualMachineImageTemplates.get(group, "web");
    const [account] = await all(resources.resources.listByResourceGroup(exactStagingResourceGroup.split("/").at(-1)));
    const blobs = new BlobServiceClient(`${endpoint}/${account.name}`, credential);
    const container = blobs.getContainerClient("packerlogs");
    // Owner has no rights on the data of an account: Azure has separate data roles.
    await assert.rejects(container.listBlobsFlat().next(), { statusCode: 403 });
    const me = JSON.parse(Buffer.from((await credential.getToken(`${endpoint}/.default`)).token.split(".")[1], "base64url")).oid;
    await authorization.roleAssignments.create(account.id, randomUUID(), {
      roleDefinitionId: `/subscriptions/${AZURE_SUBSCRIPTION_ID}/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1`,
      principalId: me, principalType: "ServicePrincipal",
    });
    const names = (await all(container.listBlobsFlat())).map(b => b.name);
    assert.equal(names.length, 1);
    const log = container.getBlobClient(names[0]);
    const text = (await log.downloadToBuffer()).toString();
    assert.match(text, /Starting provisioner shell/);
    assert.match(text, /\+ echo hello/);
    assert.equal((await log.downloadToBuffer(10, 20)).toString(), text.slice(10, 30));
  });

  await t.test("a canceled run ends as Canceled", async () => {
    const run = await builder.virtualMachineImageTemplates.beginRun(group, "web", poll);
    await builder.virtualMachineImageTemplates.beginCancelAndWait(group, "web", poll);
    await run.pollUntilDone().catch(() => undefined);
    const { lastRunStatus } = await builder.virtualMachineImageTemplates.get(group, "web");
    assert.equal(lastRunStatus.runState, "Canceled");
  });

  await t.test("a client without a role is refused, and a client with Reader reads but does not write", async () => {
    const other = randomUUID();
    const reader = new ComputeManagementClient(credentialOf(other), AZURE_SUBSCRIPTION_ID, options);
    await assert.rejects(reader.galleries.get(group, "gallery"), { code: "AuthorizationFailed", statusCode: 403 });
    const oid = JSON.parse(Buffer.from((await credentialOf(other).getToken(`${endpoint}/.default`)).token.split(".")[1], "base64url")).oid;
    await authorization.roleAssignments.create(`/subscriptions/${AZURE_SUBSCRIPTION_ID}/resourceGroups/${group}`, randomUUID(), {
      roleDefinitionId: `/subscriptions/${AZURE_SUBSCRIPTION_ID}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
      principalId: oid, principalType: "ServicePrincipal",
    });
    assert.equal((await reader.galleries.get(group, "gallery")).name, "gallery");
    await assert.rejects(reader.galleries.beginDeleteAndWait(group, "gallery", poll), { code: "AuthorizationFailed" });
  });

  await t.test("a gallery with images is not deleted; after its version, the group is", async () => {
    await assert.rejects(compute.galleries.beginDeleteAndWait(group, "gallery", poll), { code: "CannotDeleteResource" });
    await compute.galleryImageVersions.beginDeleteAndWait(group, "gallery", "web", "1.0.0", poll);
    await builder.virtualMachineImageTemplates.beginDeleteAndWait(group, "web", poll);
    await resources.resourceGroups.beginDeleteAndWait(group, poll);
    assert.equal(await resources.resourceGroups.checkExistence(group).then(r => r.body), false);
    assert.deepEqual(await all(resources.resourceGroups.list()), []);
  });
});
