import { createMockDirectory } from '@backstage/backend-test-utils';
import { loadSkeleton } from './loadSkeleton';
import { RenderedTree } from '../tree';
import { skeletonFiles, smallAnswers } from './testing/skeletonFiles';

function textOf(tree: RenderedTree, path: string): string | undefined {
  const file = tree.get(path);
  return file && Buffer.from(file.bytes).toString('utf8');
}

describe('loadSkeleton', () => {
  const folder = createMockDirectory();

  beforeEach(() => folder.setContent({ ...skeletonFiles }));

  it('renders layers, layout paths, entities and macros into a tree', async () => {
    const skeleton = await loadSkeleton({ dir: folder.path });
    const { tree, secrets, requiredChecks } = skeleton.render(smallAnswers);

    expect(tree.files.map(({ path }) => path)).toEqual([
      '.github/workflows/ci.yaml',
      '.slipway.json',
      'README.md',
      'migrations/env.py',
      'src/core/config.py',
      'src/db/models/customer.py',
      'src/db/models/order_line.py',
      'src/main.py',
    ]);
    expect(textOf(tree, 'src/main.py')).toBe(
      'from src.core.config import settings\nfrom src.db.models.order_line import OrderLine\nfrom src.db.models.customer import Customer\nNAME = "order-service"\n',
    );
    expect(textOf(tree, 'src/db/models/order_line.py')).toBe(
      'class OrderLine:\n    {{ braces }} amount: Decimal\n    {{ braces }} note: text\n',
    );
    expect(textOf(tree, 'src/core/config.py')).toBe(
      'VERSION = "1.2.3"  # src/main.py\n',
    );
    expect(textOf(tree, 'migrations/env.py')).toBe('print("${{ literal }}")\n');
    expect(textOf(tree, 'README.md')).toBe('# Order Service with docs\n');
    expect(secrets.map(({ name }) => name)).toEqual(['SECRET_KEY']);
    expect(requiredChecks).toEqual(['build', 'docs']);
  });
});
