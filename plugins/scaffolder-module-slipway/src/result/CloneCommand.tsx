import { useTexts } from '../fields/useTexts';
import { Commands } from './Commands';

/** How a developer begins: the command that clones, and the ones that follow. */
export function CloneCommand({ cloneUrl }: { readonly cloneUrl: string }) {
  const t = useTexts();
  const folder =
    cloneUrl
      .split('/')
      .pop()
      ?.replace(/\.git$/, '') ?? '.';
  return (
    <>
      <div>
        <h3>{t('result.created.clone')}</h3>
        <Commands
          label={t('result.created.clone')}
          copyLabel={t('result.created.copy')}
          lines={[`git clone ${cloneUrl}`]}
        />
      </div>
      <div>
        <h3>{t('result.created.next')}</h3>
        <p>{t('result.created.nextHint')}</p>
        <Commands
          label={t('result.created.next')}
          copyLabel={t('result.created.copyNext')}
          lines={[
            `cd ${folder}`,
            'make install',
            'docker compose up --detach db',
            'make test',
          ]}
        />
      </div>
    </>
  );
}
