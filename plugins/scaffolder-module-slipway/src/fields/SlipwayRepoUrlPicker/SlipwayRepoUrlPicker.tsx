import { useScaffolderTheme } from '@backstage/plugin-scaffolder-react/alpha';
import { useMemo, useRef } from 'react';
import { useParams } from 'react-router-dom';
import { CredentialsOnce } from './CredentialsOnce';
import { NameStatus } from './NameStatus';
import { useTexts } from '../useTexts';
import { RepoUrlFieldProps } from './schema';
import styles from './SlipwayRepoUrlPicker.module.css';
import { useProposedName } from './useProposedName';
import { useRepositoryName } from './useRepositoryName';

/** Backstage's RepoUrlPicker, and below it whether the name is free. */
export function SlipwayRepoUrlPicker(props: RepoUrlFieldProps) {
  const { formContext, formData, registry, uiSchema } = props;
  const { RepoUrlPicker } = registry.fields;
  const { namespace, templateName } = useParams();
  const asked = useRepositoryName({
    templateRef: templateName && `template:${namespace}/${templateName}`,
    repoUrl: formData,
    name: formContext?.formData?.name,
    visibility: formContext?.formData?.visibility,
  });
  const t = useTexts();
  const element = useRef<HTMLDivElement>(null);
  const { round, onChange, leave } = useProposedName({
    repoUrl: formData,
    serviceName: formContext?.formData?.name,
    element,
    onChange: props.onChange,
  });
  const theme = useScaffolderTheme();
  // Without credentials there are no names to propose. The plain field of the other look has no label.
  const withOptions = useMemo(() => {
    const options = uiSchema['ui:options'];
    const disableRepoAutocomplete =
      theme === 'bui' && !options?.requestUserCredentials;
    return {
      ...uiSchema,
      'ui:options': { disableRepoAutocomplete, ...options },
    };
  }, [theme, uiSchema]);
  if (!RepoUrlPicker) {
    throw new Error(
      'the form has no field RepoUrlPicker, which the scaffolder brings along',
    );
  }
  return (
    <div
      ref={element}
      role="group"
      className={styles.picker}
      aria-label={props.schema.title ?? t('repoUrl.title')}
      onBlur={leave}
    >
      {/* Its parts have names of their own: a heading above them would say the same again. */}
      <CredentialsOnce>
        <RepoUrlPicker
          key={round}
          {...props}
          onChange={onChange}
          schema={{ ...props.schema, title: undefined, description: undefined }}
          uiSchema={withOptions}
        />
      </CredentialsOnce>
      <NameStatus asked={asked} />
    </div>
  );
}
