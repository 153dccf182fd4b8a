import {
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';

/** A root logger whose lines are kept instead of printed. */
export function captureLog() {
  const lines: string[] = [];
  const keep = (message: string, meta?: unknown) => {
    lines.push(`${message} ${JSON.stringify(meta) ?? ''} ${stackOf(meta)}`);
  };
  const logger: RootLoggerService = {
    error: keep,
    warn: keep,
    info: keep,
    debug: keep,
    child: () => logger,
  };
  const factory = createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => logger,
  });
  return { lines, factory };
}

function stackOf(meta: unknown): string {
  return meta instanceof Error ? meta.stack ?? '' : '';
}
