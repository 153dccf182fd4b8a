import { LinesOfProgress } from './LinesOfProgress';

describe('LinesOfProgress', () => {
  it.each([1, 2, 3, 7, 1000])('are whole in packets of %d bytes', size => {
    const told: string[] = [];
    const lines = new LinesOfProgress(line => told.push(line));
    const said = Buffer.from('Größe: 1%\rGröße: 9%\n\n  über\nohne Ende');
    for (let at = 0; at < said.length; at += size) {
      lines.take(said.subarray(at, at + size));
    }
    expect(told).toEqual(['Größe: 9%', 'über']);
    lines.end();
    lines.end();
    expect(told).toEqual(['Größe: 9%', 'über', 'ohne Ende']);
  });
});
