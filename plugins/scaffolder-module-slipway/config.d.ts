export interface Config {
  slipway?: {
    taskPage?: {
      /**
       * Templates whose tasks are shown on Slipway's page of a task, as entity references; each of them has
       * to begin with the action `slipway:service:render`. By default `template:default/fastapi-service`.
       *
       * @deepVisibility frontend
       */
      templates?: string[];
    };
  };
}
