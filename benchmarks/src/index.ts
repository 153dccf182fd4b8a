import { main } from './main';

// The stock backend leaves timers behind that would keep the process alive.
main(process.argv.slice(2)).then(
  () => process.exit(),
  error => {
    console.error(`bench: ${error.message}`);
    process.exit(error.name === 'InputError' ? 2 : 1);
  },
);
