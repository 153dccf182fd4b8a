import { FormAnswers, PageFieldProps } from './schema';

/**
 * The answers that a page asks for. A secret of an environment, `ci:environment:NAME`, is asked for only where there
 * is that environment; one that was entered before it went stays, to be cleared.
 */
export function askedKeys(
  { properties = {} }: PageFieldProps['schema'],
  answers: FormAnswers,
): readonly string[] {
  const environments: unknown =
    answers.environments ?? Object(properties.environments).default;
  return Object.keys(properties).filter(key => {
    const [, environment] = /^ci:([^:]+):/.exec(key) ?? [];
    return (
      environment === undefined ||
      answers[key] ||
      !Array.isArray(environments) ||
      environments.some(each => Object(each).name === environment)
    );
  });
}
