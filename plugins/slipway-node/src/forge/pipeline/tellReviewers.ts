import { Reviewer } from '../Forge';

/** Who has to approve, for a person: `approved by platform or ada`. */
export function tellReviewers(reviewers: readonly Reviewer[]): string {
  const names = reviewers.map(({ name }) => name).join(' or ');
  return names === '' ? 'approved by nobody' : `approved by ${names}`;
}
