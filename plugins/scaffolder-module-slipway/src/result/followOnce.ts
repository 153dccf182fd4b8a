import { Observable } from '@backstage/types';
import { LogEvent, ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import ObservableImpl from 'zen-observable';

/**
 * The scaffolder, where all who follow a task from the same event on share one connection. Backstage's page of a task
 * follows it four times over, and over HTTP/1.1 a browser has six connections for a host, in all of its windows.
 */
export function followOnce(scaffolder: ScaffolderApi): ScaffolderApi {
  const followed = new Map<string, Observable<LogEvent>>();
  const streamLogs: ScaffolderApi['streamLogs'] = (request, options) => {
    // Whoever may break off, or comes as somebody else, has a connection of their own.
    if (options) {
      return scaffolder.streamLogs(request, options);
    }
    const key = JSON.stringify(request);
    const stream = followed.get(key) ?? shared(scaffolder.streamLogs(request));
    followed.set(key, stream);
    return stream;
  };
  return new Proxy(scaffolder, {
    get: (target, key) => {
      const member =
        key === 'streamLogs' ? streamLogs : Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

type Follower = ZenObservable.SubscriptionObserver<LogEvent>;

/** Follows once for all who follow, and tells whoever comes later what there was, until the last is gone. */
function shared(source: Observable<LogEvent>): Observable<LogEvent> {
  const seen: LogEvent[] = [];
  const followers = new Set<Follower>();
  let connection: { unsubscribe(): void } | undefined;
  const end = (tell: (follower: Follower) => void = () => {}) => {
    const told = [...followers];
    seen.splice(0);
    connection?.unsubscribe();
    connection = undefined;
    told.forEach(tell);
  };
  return new ObservableImpl<LogEvent>(follower => {
    seen.forEach(event => follower.next(event));
    followers.add(follower);
    connection ??= source.subscribe({
      next: event => {
        seen.push(event);
        followers.forEach(each => each.next(event));
      },
      error: error => end(each => each.error(error)),
      complete: () => end(each => each.complete()),
    });
    return () => {
      if (followers.delete(follower) && followers.size === 0) {
        end();
      }
    };
  });
}
