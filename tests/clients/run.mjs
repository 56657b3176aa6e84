// Node reads trusted certificates when it starts, so the simulator must run before the test process.
import { spawn } from "node:child_process";
import { startSimulator } from "./simulator.mjs";

const program = process.argv[2];
if (!program) {
  console.error("usage: node run.mjs PATH_OF_IMAGEINFRA");
  process.exit(2);
}

const simulator = await startSimulator(program);
try {
  const tests = spawn(process.execPath, ["--test", "--test-reporter=tap", new URL("./image-life.test.mjs", import.meta.url).pathname], {
    stdio: "inherit",
    env: { ...process.env, ...simulator.environment, NODE_TLS_REJECT_UNAUTHORIZED: "1" },
  });
  process.exitCode = await new Promise(resolve => tests.on("exit", resolve));
} finally {
  await simulator.stop();
}
