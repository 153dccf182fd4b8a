/** The texts of the preview. */
export const previewMessages = {
  title: 'What will be created',
  loading: 'Rendering the service…',
  failed: 'There is no preview',
  summary: '{{files}} files, {{size}}, from {{skeleton}} {{version}}',
  download: 'Download ZIP',
  copyLink: 'Copy link',
  copyValues: 'Copy as values file',
  copied: {
    link: 'The link is in the clipboard. It opens this form with the same answers, without the secrets.',
    values:
      'The values file is in the clipboard. Save it, then in a checkout of the portal: {{command}}',
  },
  downloaded: '{{name}} has been downloaded.',
  noPages:
    'Which answers are secret is not known, as the form could not be read; reload the page and copy again.',
  noClipboard: 'The browser lets this page copy nothing.',
  linkTooLong:
    'A link with these answers would have {{length}} characters, and not every browser takes more than {{longest}}; copy them as a values file instead.',
  problems: {
    title_one: 'One thing is in the way',
    title_other: '{{count}} things are in the way',
    mended:
      'The files below show a default in place of each answer that is wrong.',
    goTo: 'Go to {{page}}',
  },
  files: {
    tree: 'Files',
    search: 'Search names and contents',
    found_one: '{{count}} file found',
    found_other: '{{count}} files found',
    nothing: 'No file holds this text.',
    class: {
      managed: 'Kept up to date by the template',
      merged: 'Shared by the template and you',
      seeded: 'Yours from the first commit',
    },
    executable: 'executable',
    binary: 'This file is not text.',
    large: 'This file is too large to be shown; it is in the ZIP file.',
  },
  changes: {
    show_one: 'One file differs from your answers before',
    show_other: '{{count}} files differ from your answers before',
    added: 'added',
    changed: 'changed',
    removed: 'removed',
    mode: 'Only its mode has changed.',
  },
  plan: {
    title: 'What will be done',
    loading: 'Looking at the forge and the catalog…',
    waiting: 'It can be told once nothing is in the way.',
    failed: 'It cannot be told',
    standing: {
      new: 'Nothing of it exists yet.',
      unfinished: 'An earlier run left the repository empty; it is continued.',
      whole: 'The repository exists and holds these files.',
    },
    place: {
      repository: 'Repository',
      pipeline: 'Access, environments, variables and secrets',
      branch: 'Branch',
      catalog: 'Catalog',
      record: 'Record',
    },
    action: {
      create: 'create',
      update: 'change',
      keep: 'there',
      unknown: 'not known',
    },
    count: {
      create_one: '{{count}} to be created',
      create_other: '{{count}} to be created',
      update_one: '{{count}} to be changed',
      update_other: '{{count}} to be changed',
      keep_one: '{{count}} there already',
      keep_other: '{{count}} there already',
      unknown_one: '{{count}} that cannot be told',
      unknown_other: '{{count}} that cannot be told',
    },
    change: 'from “{{from}}” to “{{to}}”',
  },
} as const;
