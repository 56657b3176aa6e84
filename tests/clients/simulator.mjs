// Starts the simulator as a user does, and stops it.
import { spawn, execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

// Starts a simulator on a free port. Returns the variables for its clients, and functions to add faults and to stop it.
export async function startSimulator(program) {
  const data = await mkdtemp(join(tmpdir(), "imageinfra-clients-"));
  const server = spawn(program, ["sim", "start", "--port", "0", "--data", data, "--speed", "5000"], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    server.stdout.on("data", text => text.includes("listens at") && resolve());
    server.on("exit", code => reject(new Error(`the simulator ended with ${code}`)));
  });
  const { stdout } = await run(program, ["sim", "env", "--json", "--data", data]);
  return {
    environment: JSON.parse(stdout).variables,
    fault: (...args) => run(program, ["sim", "fault", ...args, "--data", data]),
    async stop() {
      const ended = new Promise(resolve => server.on("exit", resolve));
      await run(program, ["sim", "stop", "--data", data]);
      await ended;
      await rm(data, { recursive: true });
    },
  };
}
