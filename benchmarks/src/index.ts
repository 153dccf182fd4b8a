import { main } from './main';

main(process.argv.slice(2)).catch(error => {
  console.error(`bench: ${error.message}`);
  process.exitCode = error.name === 'InputError' ? 2 : 1;
});
