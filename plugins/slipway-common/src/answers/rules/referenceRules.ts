import { requiredCycles } from '../../model/requiredCycles';
import { quoted } from '../words/freeText';
import { nearestWord } from '../words/nearestWord';
import { AnswersRule } from './Rule';
import { entitySubjects, typedSubjects } from './subjects';

/** A reference points to an entity of the same service. */
export const targetExists: AnswersRule = (answers, report) => {
  const names = entitySubjects(answers).map(({ entity }) => entity.name);
  for (const { field, path } of typedSubjects(answers)) {
    const { target, type } = field;
    if (
      type !== 'reference' ||
      target === undefined ||
      names.includes(target)
    ) {
      continue;
    }
    const nearest = nearestWord(target, names);
    report(
      `${path}.target`,
      `${quoted(target)} is not an entity of this service; ${
        nearest
          ? `did you mean "${nearest}"?`
          : `the entities are ${names.join(', ')}`
      }`,
    );
  }
};

/** Where required references go round in a circle no first row can ever be stored. */
export const requiredReferencesEnd: AnswersRule = (answers, report) => {
  for (const cycle of requiredCycles(answers.entities)) {
    const [first] = cycle;
    if (first) {
      const round = [...cycle.map(step => step.entity), first.entity];
      const steps = cycle.map(step => `${step.entity}.${step.field}`);
      report(
        first.path,
        `${round.join(
          ' → ',
        )} require each other, so that no first row could be stored; make ${
          steps.length > 1 ? `one of ${steps.join(', ')}` : steps[0]
        } optional instead of required`,
      );
    }
  }
};

/** Every rule about references. */
export const referenceRules = [targetExists, requiredReferencesEnd] as const;
