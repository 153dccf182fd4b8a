import { EntityAnswer } from './Answers';

/** What a service has where no entity is described. @public */
export const defaultEntities: readonly EntityAnswer[] = [
  {
    name: 'Item',
    fields: [
      {
        name: 'name',
        type: 'string',
        required: true,
        filterable: true,
        sortable: true,
        min: 1,
        maxLength: 100,
      },
      { name: 'description', type: 'text' },
      { name: 'is_active', type: 'boolean', required: true, default: true },
    ],
  },
];
