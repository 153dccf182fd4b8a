import { ComponentType, useEffect, useRef, useState } from 'react';
import { ScaffolderRJSFFieldProps } from '@backstage/plugin-scaffolder-react';
import { ProvidedSecret } from './ProvidedSecret';
import { PageFieldProps } from './schema';
import styles from './SlipwayPage.module.css';

interface PageFieldOptions {
  readonly name: string;
  readonly page: PageFieldProps;
  /** Whether it is a secret that nobody has to enter. */
  readonly isProvided: boolean;
}

/** One field of a page; a secret that the platform team provides is asked for only where somebody wants to. */
export function PageField({ name, page, isProvided }: PageFieldOptions) {
  const [isWanted, setWanted] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the focus is gone.
    if (isWanted) {
      place.current?.querySelector('input')?.focus();
    }
  }, [isWanted]);
  const { formData = {}, schema, uiSchema, idSchema, errorSchema } = page;
  const fieldSchema = schema.properties?.[name] as typeof schema;
  if (isProvided && !isWanted && !formData[name]) {
    return (
      <ProvidedSecret
        title={fieldSchema.title ?? name}
        onEnter={() => setWanted(true)}
      />
    );
  }
  const SchemaField = page.registry.fields
    .SchemaField as ComponentType<ScaffolderRJSFFieldProps>;
  const field = (
    <SchemaField
      name={name}
      required={schema.required?.includes(name) ?? false}
      schema={fieldSchema}
      uiSchema={uiSchema[name]}
      idSchema={idSchema[name] ?? { $id: `root_${name}` }}
      errorSchema={errorSchema?.[name]}
      rawErrors={[]}
      formData={formData[name]}
      formContext={page.formContext}
      onChange={value => page.onChange({ ...formData, [name]: value })}
      onBlur={page.onBlur}
      onFocus={page.onFocus}
      registry={page.registry}
      disabled={page.disabled}
      readonly={page.readonly}
    />
  );
  return isWanted ? (
    <div ref={place} className={styles.wanted}>
      {field}
    </div>
  ) : (
    field
  );
}
