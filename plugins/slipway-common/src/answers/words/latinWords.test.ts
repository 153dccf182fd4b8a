import { latinWords } from './latinWords';

describe('latinWords', () => {
  it.each([
    ['Größen Dienst', 'grossen dienst'],
    ['Crème Brûlée', 'creme brulee'],
    ['orderLine_v2', 'order line v2'],
    ['ﬁle—Store', 'file store'],
    ['ÜberGröße', 'uber grosse'],
    // No letter of these is behind one with a mark.
    ['订单', ''],
    ['order订单', ''],
    ['Ørsted', ''],
    ['', ''],
  ])('%s: %s', (text, words) => {
    expect(latinWords(text).join(' ')).toBe(words);
  });
});
