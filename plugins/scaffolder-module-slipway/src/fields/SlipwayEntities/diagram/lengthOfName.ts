import { BoxLine } from './DiagramLayout';
import { measures } from './measures';

/** How long a field's name is, in characters of its type: where it is required, it is bold. */
export function lengthOfName({ name, isRequired }: BoxLine): number {
  return (
    name.length * (isRequired ? measures.boldCharacter / measures.character : 1)
  );
}
