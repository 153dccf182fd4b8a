import { answerLimits } from '../answerLimits';
import { EnvironmentDraft } from '../AnswersDraft';
import { isAbsent, Place, Report } from './Place';
import { readEntityRef } from './readEntityRef';
import { readList } from './readList';
import { readRecord } from './readRecord';
import { readRequiredText } from './readText';
import { withoutAbsent } from './withoutAbsent';

const environmentKeys = ['name', 'approvers'] as const;

/** An environment; `production` is never without an approver: where it names none, it is the owner. */
export function readEnvironment(
  place: Place,
  owner: string | undefined,
  report: Report,
): EnvironmentDraft {
  if (isAbsent(place)) {
    place.report('must be an environment with a name');
    return { approvers: [] };
  }
  const at = readRecord(place, environmentKeys, report);
  const name = readRequiredText(at('name'), answerLimits.environmentName);
  const approvers = readList(
    at('approvers'),
    { max: answerLimits.approvers, noun: 'approvers' },
    report,
  )?.flatMap(approver => readEntityRef(approver, ['group', 'user']) ?? []);
  const unguarded = !approvers?.length && name === 'production';
  return withoutAbsent({
    name,
    approvers: unguarded && owner ? [owner] : approvers ?? [],
  });
}
