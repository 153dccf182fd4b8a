export * from './Skeleton';
export { loadSkeleton, type LoadSkeletonOptions } from './loadSkeleton';
export { type ServiceManifest } from './render/serviceManifest';
export { TemplateError, type TemplateSite } from './template/TemplateError';
export { checkTemplate, type TemplateCheck } from './checkTemplate';
