// The entry point of the task: adds to a command what its job in Azure DevOps needs. The command itself does the work.
"use strict";
const { spawnSync } = require("node:child_process");
const os = require("node:os");
const path = require("node:path");

const { env } = process;
const commands = ["validate", "preview", "build", "promote"];

function fail(message) {
    console.log(`##vso[task.complete result=Failed]${message.replace(/[\r\n]+/g, " ")}`);
    process.exit(1);
}

async function login(connection) {
    const parameter = name => env[`ENDPOINT_AUTH_PARAMETER_${connection}_${name}`];
    const login = {
        ARM_TENANT_ID: parameter("TENANTID"),
        ARM_CLIENT_ID: parameter("SERVICEPRINCIPALID"),
        ARM_SUBSCRIPTION_ID: env[`ENDPOINT_DATA_${connection}_SUBSCRIPTIONID`],
    };
    if (env[`ENDPOINT_AUTH_SCHEME_${connection}`] !== "WorkloadIdentityFederation") {
        return { ...login, ARM_CLIENT_SECRET: parameter("SERVICEPRINCIPALKEY") };
    }

    // The command asks for a new token when it needs one. Pulumi's provider takes the first one.
    const url = `${env.SYSTEM_OIDCREQUESTURI}?api-version=7.1&serviceConnectionId=${encodeURIComponent(connection)}`;
    const answer = await fetch(url, { method: "POST", headers: { authorization: `Bearer ${env.SYSTEM_ACCESSTOKEN}` }, signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) {
        fail(`the service connection gave no token: HTTP ${answer.status}`);
    }

    return { ...login, ARM_USE_OIDC: "true", ARM_OIDC_AZURE_SERVICE_CONNECTION_ID: connection, ARM_OIDC_TOKEN: (await answer.json()).oidcToken };
}

async function main() {
    const command = env.INPUT_COMMAND;
    if (!commands.includes(command)) {
        fail(`'${command}' is not a command of the task; expected ${commands.join(", ")}`);
    }

    env.SYSTEM_ACCESSTOKEN ??= env.ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN ?? "";
    env.PATH += path.delimiter + path.join(os.homedir(), ".dotnet", "tools");
    if (spawnSync("imageinfra", ["--version"]).error) {
        const version = env.INPUT_VERSION ? ["--version", env.INPUT_VERSION] : [];
        if (spawnSync("dotnet", ["tool", "install", "--global", "ImageInfra.Tool", ...version], { stdio: "inherit" }).status !== 0) {
            fail("ImageInfra.Tool could not be installed");
        }
    }

    const words = (env.INPUT_ARGUMENTS ?? "").split(/\s+/).filter(Boolean);
    const extra = command === "promote" ? ["--pull-request"] : command === "preview" && env.SYSTEM_PULLREQUEST_PULLREQUESTID ? ["--comment"] : [];
    const connected = env.INPUT_AZURESUBSCRIPTION ? await login(env.INPUT_AZURESUBSCRIPTION) : {};
    const run = spawnSync("imageinfra", [command, ...words, ...extra], { cwd: env.INPUT_DIRECTORY || ".", env: { ...env, ...connected }, stdio: "inherit" });
    if (run.status !== 0) {
        fail(run.error ? run.error.message : `imageinfra ${command} ended with exit code ${run.status}`);
    }
}

main().catch(error => fail(error.message));
