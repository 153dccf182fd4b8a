/** What a task is started with. */
export interface TaskRequest {
  readonly templateRef: string;
  readonly values: object;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A task as the scaffolder reports it, as far as it matters here. */
export interface Task {
  readonly id: string;
  readonly status: string;
  readonly spec: {
    readonly steps: readonly {
      readonly id: string;
      readonly name: string;
      readonly action?: string;
    }[];
  };
}

/** Something that happened to a task. */
export interface TaskEvent {
  /** Counts up within all tasks. */
  readonly id: number;
  readonly type: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly body: {
    readonly message: string;
    readonly stepId?: string;
    readonly status?: string;
    readonly output?: Readonly<Record<string, unknown>>;
    readonly error?: { readonly name?: string; readonly message?: string };
  };
}
