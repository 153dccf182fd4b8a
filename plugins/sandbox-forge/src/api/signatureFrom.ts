import { Signature } from '../git/readCommits';
import { UserDocument } from '../store/documents';

/** Who makes a commit: as asked for, otherwise whoever is signed in, now. */
export function signatureFrom(
  asked: Partial<Signature> | undefined,
  viewer: UserDocument | undefined,
): Signature {
  return {
    name: asked?.name ?? viewer?.name ?? 'Nobody',
    email: asked?.email ?? viewer?.email ?? 'nobody@localhost',
    date: asked?.date ?? new Date().toISOString(),
  };
}
