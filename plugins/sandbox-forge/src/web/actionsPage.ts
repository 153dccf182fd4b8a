import { RepositoryDocument } from '../store/documents';
import { Html, html } from './html';
import { repositoryFrame } from './repositoryFrame';

/** Where GitHub shows the runs of workflows; the sandbox has none and says so. */
export function actionsPage(repository: RepositoryDocument): Html {
  return repositoryFrame(repository, 'Actions', {
    title: 'Actions',
    body: html`<section class="sheet" aria-labelledby="actions">
      <div class="head">
        <h2 id="actions" class="entry">The sandbox runs no pipelines</h2>
      </div>
      <p class="entry">
        On GitHub the workflows below .github/workflows run here, first for the
        first commit.
      </p>
    </section>`,
  });
}
