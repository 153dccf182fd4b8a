import { useMemo, useRef } from 'react';
import { findAnswerProblems } from '@slipway/plugin-slipway-common';
import { useCatalogOptions } from '../catalog/useCatalogOptions';
import { failureProblems } from '../../failures/failureProblems';
import { formAnswers } from '../formAnswers';
import { FieldProblems } from '../problems/FieldProblems';
import { RowList } from '../rows/RowList';
import { useRowFocus } from '../rows/useRowFocus';
import styles from '../rows/rows.module.css';
import { useTexts } from '../useTexts';
import { EnvironmentRow } from './EnvironmentRow';
import { EnvironmentsFieldProps, EnvironmentsValue } from './schema';

const approverFilter = { kind: ['Group', 'User'] };

/** Environments as rows: a name, and who approves. */
export function SlipwayEnvironments(props: EnvironmentsFieldProps) {
  const {
    formData: rows = [],
    formContext,
    idSchema,
    onChange,
    schema,
  } = props;
  const t = useTexts();
  const list = useRef<HTMLElement>(null);
  const focusRow = useRowFocus(list);
  const people = useCatalogOptions(approverFilter);
  const others = formContext?.formData;
  const problems = useEnvironmentProblems(rows, others);
  const change = (next: EnvironmentsValue, focus?: number) => {
    onChange(next);
    if (focus !== undefined) {
      focusRow(focus);
    }
  };
  return (
    <RowList
      id={idSchema.$id}
      title={schema.title ?? t('environments.title')}
      hint={schema.description ?? t('environments.description')}
      element={list}
      addLabel={t('environments.add')}
      onAdd={() => change([...rows, {}], rows.length)}
    >
      {rows.length === 0 && (
        <p className={styles.none}>{t('environments.none')}</p>
      )}
      {rows.map((environment, index) => (
        <EnvironmentRow
          // Rows have nothing but their place to be told apart by while they are typed.
          key={`${index} of ${idSchema.$id}`}
          environment={environment}
          index={index}
          rows={rows}
          people={people.value}
          owner={others?.owner}
          showsAll={formContext?.showsAll === true}
          problems={problems}
          onChange={change}
        />
      ))}
      <FieldProblems
        id={`${idSchema.$id}-whole`}
        problems={[
          ...problems.filter(({ path }) => path === 'environments'),
          ...failureProblems(people, t, () => focusRow(0)),
        ]}
      />
    </RowList>
  );
}

function useEnvironmentProblems(
  rows: EnvironmentsValue,
  others: Parameters<typeof formAnswers>[0],
) {
  return useMemo(
    () =>
      findAnswerProblems({
        ...formAnswers(others).answers,
        environments: rows,
      }).filter(({ path }) => path.startsWith('environments')),
    [others, rows],
  );
}
