/** The names in the text of an option such as `--only A,B`; throws where one is not among those that are `known`. */
export function readNames(option, text, known) {
  if (text === undefined) {
    return undefined;
  }
  const names = text.split(',');
  const unknown = names.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `${option}: there is no "${unknown.join(
        '", "',
      )}"; choose from ${known.join(', ')}.`,
    );
  }
  return names;
}
