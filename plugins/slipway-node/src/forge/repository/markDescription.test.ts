import { markDescription, markerOf } from './markDescription';

const marker = 'https://portal.test/catalog/default/component/orders#0123abcd';

describe('the marker of a description', () => {
  it.each([
    ['as it was written', markDescription('Keeps orders', marker, 2000)],
    ['of a description that was empty', markDescription('', marker, 2000)],
    ['below what somebody wrote', `More\n\n* and more\n\n${marker}`],
    ['of a form', `Everything\r\nabout\r\n\r\n${marker}\r\n`],
    ['with blanks around it', `Orders\n \t ${marker}  \n\n`],
    ['right below a line', `Orders\n${marker}`],
    ['after another address', `https://acme.dev\n${marker}`],
  ])('is found %s', (_, description) => {
    expect(markerOf(description)).toBe(marker);
  });

  it.each([
    ['behind it something was written', `${marker}\n\nNow with more`],
    ['it is part of a sentence', `See ${marker}`],
    ['it became a link', `<${marker}>`],
    ['it became a list', `- ${marker}`],
    ['nothing is left', ''],
    ['there is none', null],
    ['it is no address of the web', `ftp:${marker}`],
  ])('is none where %s', (_, description) => {
    expect(markerOf(description)).toBe('');
  });

  it('stays whole below a text that is too long, which is not cut within a character', () => {
    for (const most of [200, 201, 202]) {
      const written = markDescription('🚀'.repeat(200), marker, most);
      expect([...written].length).toBeLessThanOrEqual(most);
      expect(written).not.toMatch(/\p{Cs}/u);
      expect(markerOf(written)).toBe(marker);
    }
  });

  it('cannot be taken over by what is in the text', () => {
    const other = 'https://portal.test/catalog/default/component/other#1';
    const written = markDescription(`Orders\n\n${other}\n`, marker, 2000);
    expect(markerOf(written)).toBe(marker);
    expect(written.split('\n')).toHaveLength(3);
  });
});
