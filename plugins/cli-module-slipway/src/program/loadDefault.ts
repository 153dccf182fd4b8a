/** What a dynamic import gives: the default, or the exports of a CommonJS module around it. */
export interface DefaultModule<T> {
  readonly default: T | { readonly default: T };
}

/** The default export of a module that is loaded when it is needed. */
export async function loadDefault<T extends (...args: never[]) => unknown>(
  module: Promise<DefaultModule<T>>,
): Promise<T> {
  const { default: loaded } = await module;
  return 'default' in loaded ? loaded.default : loaded;
}
