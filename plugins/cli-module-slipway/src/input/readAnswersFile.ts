import { InputError, isError } from '@backstage/errors';
import { Answers, parseAnswers } from '@slipway/plugin-slipway-common';
import { readYamlFile } from './readYamlFile';

/** The answers in a values file, checked; `InputError` names the file and everything that is wrong. */
export async function readAnswersFile(path: string): Promise<Answers> {
  const input = await readYamlFile(path, { option: '--values' });
  try {
    return parseAnswers(input);
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      throw new InputError(`--values: ${path}: ${error.message}`);
    }
    throw error;
  }
}
