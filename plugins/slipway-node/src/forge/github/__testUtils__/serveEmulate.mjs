// Runs emulate's GitHub until the process that started it ends or lets go of it. Its modules are ES modules,
// which jest cannot load.
import { createEmulator } from 'emulate';

process.on('disconnect', () => process.exit());

const emulator = await createEmulator({
  service: 'github',
  port: 0,
  hostname: '127.0.0.1',
  seed: JSON.parse(process.argv[2]),
});

process.send({
  url: emulator.url,
  generatedSecrets: emulator.generatedSecrets,
});
