import { ServicePlan } from './ServicePlan';

/** What to do about each variable that the chosen options need and the answers do not have. */
export function absentVariables({
  answers,
  rendering,
}: Pick<ServicePlan, 'answers' | 'rendering'>): readonly string[] {
  return rendering.variables
    .filter(({ name }) => typeof answers.variables[name] !== 'string')
    .map(({ name, description }) => {
      const purpose = description.trim().replace(/\.$/, '');
      return `variables.${name}: is missing: ${purpose}; add it to variables`;
    });
}
