import { Command } from './program/Command';

/** Every command; none is loaded before it is run. */
export const commands: readonly Command[] = [
  {
    name: 'render',
    description: 'Render a service into a folder, without a portal',
    usage: '--values FILE|- --out DIR [--template DIR] [--json]',
    load: () => import('./commands/render'),
  },
  {
    name: 'create',
    description: 'Create a service through a portal',
    usage:
      '--values FILE|- [--secrets FILE|-] [--template REF] [--portal URL] [--json]',
    load: () => import('./commands/create'),
  },
  {
    name: 'check',
    description: 'Check a template and render all of its examples',
    usage: '--template DIR',
    load: () => import('./commands/check'),
  },
];
