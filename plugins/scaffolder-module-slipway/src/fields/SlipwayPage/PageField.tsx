import { ComponentType, useEffect, useRef, useState } from 'react';
import { ScaffolderRJSFFieldProps } from '@backstage/plugin-scaffolder-react';
import { answerKey, ProvidedSecrets } from '@slipway/plugin-slipway-common';
import { FieldProblems } from '../problems/FieldProblems';
import { useTexts } from '../useTexts';
import { PageFieldPlace } from './pageFields';
import { PageProblems } from './pageProblems';
import { remedyLabel } from './remedyLabel';
import { ProvidedSecret } from './ProvidedSecret';
import { FormAnswers, PageFieldProps } from './schema';
import styles from './SlipwayPage.module.css';

/** What every field of a page is given. */
export interface PageParts {
  readonly page: PageFieldProps;
  readonly problems: PageProblems;
  /** Whether somebody wanted to go on, and is told of everything. */
  readonly showsAll: boolean;
  readonly answer: (given: FormAnswers) => void;
  /** Which secrets nobody has to enter, and which somebody has to. */
  readonly secrets: ProvidedSecrets;
}

/** These say themselves which rule is broken by what they hold. */
const tellingFields: readonly unknown[] = [
  'SlipwayName',
  'SlipwayEnvironments',
  'SlipwayVariables',
];

/** More choices than these are read as a list over the whole width. */
const MOST_BESIDE = 3;

/** These have several parts that stand side by side. */
const wideFields: readonly unknown[] = ['SlipwayRepoUrlPicker'];

/**
 * A field of the form, and below it what is wrong with it; a secret that the platform team provides is asked
 * for only where somebody wants to.
 */
export function PageField(
  props: PageParts & { readonly place: PageFieldPlace },
) {
  const { page, place, secrets } = props;
  const [isWanted, setWanted] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the focus is gone.
    if (isWanted) {
      element.current?.querySelector('input')?.focus();
    }
  }, [isWanted]);
  const field = fieldProps(props);
  const isAsked =
    isWanted || field.formData || !secrets.provided.includes(place.key);
  const SchemaField = page.registry.fields
    .SchemaField as ComponentType<ScaffolderRJSFFieldProps>;
  return (
    <div
      ref={element}
      className={styles.field}
      data-answer={place.key}
      data-wide={isWide(field)}
    >
      {isAsked ? (
        <SchemaField {...field} />
      ) : (
        <ProvidedSecret
          title={field.schema.title ?? place.key}
          onEnter={() => setWanted(true)}
        />
      )}
      <PageFieldProblems {...props} field={field} />
    </div>
  );
}

type Field = ReturnType<typeof fieldProps>;

function isWide({ schema, uiSchema }: Field): boolean {
  const choices = Object(schema.items).enum;
  return choices
    ? choices.length > MOST_BESIDE
    : ['array', 'object'].includes(String(schema.type)) ||
        wideFields.includes(uiSchema?.['ui:field']);
}

function PageFieldProblems(
  props: Parameters<typeof PageField>[0] & { readonly field: Field },
) {
  const { page, field, answer } = props;
  const t = useTexts();
  const tellsItself =
    tellingFields.includes(field.uiSchema?.['ui:field']) && field.formData;
  const shown = problemsOf(props).filter(
    ({ source }) => !tellsItself || source === 'forge',
  );
  return (
    <FieldProblems
      id={`${field.idSchema.$id}-problems`}
      problems={shown.map(({ message, remedy }) => ({
        message,
        ...(remedy && {
          remedy: {
            label: remedyLabel(remedy, page, t),
            apply: () => answer(remedy),
          },
        }),
      }))}
    />
  );
}

/** Those of the place; what is wrong with a whole is told at its first part. */
function problemsOf({
  problems,
  place,
  page,
}: Parameters<typeof PageField>[0]) {
  const { key, part } = place;
  const all = problems.get(key) ?? [];
  const [first] = Object.keys(
    Object(page.schema.properties?.[key]).properties ?? {},
  );
  return part === undefined
    ? all
    : all.filter(({ path }) => {
        const about = path.slice(answerKey(path).length + 1);
        return about === part || (part === first && about === '');
      });
}

function fieldProps({
  page,
  place,
  answer,
  showsAll,
  secrets,
}: Parameters<typeof PageField>[0]) {
  const { formData = {}, schema, uiSchema, idSchema, errorSchema } = page;
  const { key, part } = place;
  const whole = {
    name: key,
    required: [schema.required, secrets.required].some(each =>
      each?.includes(key),
    ),
    schema: schema.properties?.[key] as typeof schema,
    uiSchema: uiSchema[key],
    idSchema: idSchema[key] ?? { $id: `root_${key}` },
    errorSchema: errorSchema?.[key],
    formData: valueOf(schema.properties?.[key], formData[key]),
    onChange: (value: unknown) => answer({ [key]: value }),
    rawErrors: [],
    onBlur: page.onBlur,
    onFocus: page.onFocus,
    // Fields are given the context of the registry. What was just answered, a draft for one, is not yet in the form's own.
    registry: {
      ...page.registry,
      formContext: { ...page.formContext, formData, showsAll },
    },
    disabled: page.disabled,
    readonly: page.readonly,
  };
  return part === undefined
    ? whole
    : {
        ...whole,
        name: part,
        required: whole.schema.required?.includes(part) ?? false,
        schema: whole.schema.properties?.[part] as typeof schema,
        uiSchema: uiSchema[key]?.[part],
        idSchema: { $id: `${whole.idSchema.$id}_${part}` },
        errorSchema: errorSchema?.[key]?.[part] as typeof errorSchema,
        formData: valueOf(
          whole.schema.properties?.[part],
          formData[key]?.[part],
        ),
        onChange: (value: unknown) =>
          answer({ [key]: { ...formData[key], [part]: value } }),
      };
}

/** An answer that was taken back, by a preset or by starting over, counts as the default: it is created so as well. */
function valueOf(schema: unknown, answer: unknown) {
  return answer === undefined ? Object(schema).default : answer;
}
