/** The last version that is no ES module comes without types. */
declare module 'wrap-ansi' {
  export default function wrapAnsi(
    text: string,
    columns: number,
    options?: {
      readonly hard?: boolean;
      readonly trim?: boolean;
      readonly wordWrap?: boolean;
    },
  ): string;
}
