// Runs emulate's GitHub until whoever started it lets go of it or ends. A process of its own, for emulate is
// an ES module, which jest does not load.
import { createEmulator } from 'emulate';

process.on('disconnect', () => process.exit());

const emulator = await createEmulator({
  service: 'github',
  port: 0,
  hostname: '127.0.0.1',
  seed: JSON.parse(process.argv[2]),
});

process.send({ url: emulator.url, secrets: emulator.generatedSecrets });
