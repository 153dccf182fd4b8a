import { startSandboxForge } from '../startSandboxForge';

// Run by a test in a process of its own, to be killed: `runForge.ts <state directory> <token>`.
const [stateDirectory = '', token = ''] = process.argv.slice(2);
startSandboxForge({ port: 0, host: '127.0.0.1', stateDirectory, token }).then(
  forge => process.stdout.write(`${forge.url}\n`),
  error => {
    process.stderr.write(`${error}\n`);
    process.exitCode = 1;
  },
);
