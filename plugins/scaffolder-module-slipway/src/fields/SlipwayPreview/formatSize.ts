/** Bytes as a person reads them: `412 byte`, `13.4 kB`. */
export function formatSize(bytes: number, language?: string): string {
  const format = (value: number, unit: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value);
  return bytes < 1000
    ? format(bytes, 'byte')
    : format(bytes / 1000, 'kilobyte');
}
