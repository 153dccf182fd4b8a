/** Entity reference of the template that comes with Slipway: the one that is meant where none is named. @public */
export const DEFAULT_TEMPLATE_REF = 'template:default/fastapi-service';
