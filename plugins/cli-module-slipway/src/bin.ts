import { runProgram } from './program/runProgram';

runProgram(process.argv.slice(2)).then(status => {
  process.exitCode = status;
});
