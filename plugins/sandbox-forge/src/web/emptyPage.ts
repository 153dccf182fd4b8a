import { RepositoryDocument } from '../store/documents';
import { Html, html } from './html';
import { pushAdvice } from './pushAdvice';
import { repositoryFrame } from './repositoryFrame';

/** A repository nothing was ever pushed to. */
export function emptyPage(
  repository: RepositoryDocument,
  cloneUrl: string,
): Html {
  return repositoryFrame(repository, 'Files', {
    body: html`<section class="sheet" aria-labelledby="empty">
      <div class="head">
        <h2 id="empty" class="entry">Nothing was pushed yet</h2>
      </div>
      <pre tabindex="0"><code>git remote add origin ${cloneUrl}
git push --set-upstream origin ${repository.defaultBranch}</code></pre>
      ${pushAdvice()}
    </section>`,
  });
}
