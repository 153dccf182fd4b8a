import type { ProjectVariables, ProjectVariableSchema } from '@gitbeaker/rest';
import { Exchange, flagOf, partOf, projectOf, Route, textOf } from './Exchange';
import { VariableState } from './GitlabState';
import { ParameterOf } from './ParameterOf';
import { invalid, notFound, Refusal } from './Refusal';

const PATH = 'projects/:/variables';

type Options = NonNullable<Parameters<ProjectVariables['create']>[3]>;

const SETTABLE = [
  'value',
  'protected',
  'masked',
  'raw',
  'variable_type',
  'environment_scope',
  'description',
] satisfies ParameterOf<Options & { value: string }>[];

/** The variables of a project: a key may be there once for each scope. */
export const variableRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    takes: [],
    answer: exchange => ({
      status: 200,
      body: projectOf(exchange, 40).variables.map(present),
    }),
  },
  {
    method: 'POST',
    path: PATH,
    takes: ['key', 'masked_and_hidden', ...SETTABLE],
    needs: ['key', 'value'],
    answer: exchange => ({ status: 201, body: present(create(exchange)) }),
  },
  {
    method: 'PUT',
    path: `${PATH}/:`,
    takes: ['filter', ...SETTABLE],
    answer: exchange => ({ status: 200, body: present(edit(exchange)) }),
  },
  {
    method: 'DELETE',
    path: `${PATH}/:`,
    takes: ['filter'],
    answer: exchange => {
      const { variables } = projectOf(exchange, 40);
      variables.splice(variables.indexOf(find(exchange)), 1);
      return { status: 204 };
    },
  },
];

function create(exchange: Exchange): VariableState {
  const project = projectOf(exchange, 40);
  const hidden = flagOf(exchange, 'masked_and_hidden') ?? false;
  const variable: VariableState = {
    key: textOf(exchange, 'key'),
    value: textOf(exchange, 'value'),
    environment_scope: textOf(exchange, 'environment_scope') || '*',
    variable_type: textOf(exchange, 'variable_type') || 'env_var',
    masked: hidden || (flagOf(exchange, 'masked') ?? false),
    hidden,
    protected: flagOf(exchange, 'protected') ?? false,
    raw: flagOf(exchange, 'raw') ?? false,
    description: textOf(exchange, 'description') || null,
  };
  refuse(variable);
  const taken = project.variables.some(
    each =>
      each.key === variable.key &&
      each.environment_scope === variable.environment_scope,
  );
  if (taken) {
    throw invalid({ key: [`(${variable.key}) has already been taken`] });
  }
  project.variables.push(variable);
  return variable;
}

function edit(exchange: Exchange): VariableState {
  const variable = find(exchange);
  const { value } = exchange.parameters;
  const changed: VariableState = {
    ...variable,
    value: value === undefined ? variable.value : String(value),
    masked: flagOf(exchange, 'masked') ?? variable.masked,
    protected: flagOf(exchange, 'protected') ?? variable.protected,
    raw: flagOf(exchange, 'raw') ?? variable.raw,
  };
  if (variable.hidden && !changed.masked) {
    throw invalid({
      base: [
        'The visibility setting cannot be changed for masked and hidden variables.',
      ],
    });
  }
  refuse(changed);
  return Object.assign(variable, changed);
}

/** One key may be there with several scopes: then GitLab asks which is meant. */
function find(exchange: Exchange): VariableState {
  const key = partOf(exchange, 1);
  const { filter } = exchange.parameters;
  const scope: unknown = Object(filter).environment_scope;
  const found = projectOf(exchange, 40).variables.filter(
    each =>
      each.key === key &&
      (scope === undefined || each.environment_scope === scope),
  );
  if (found.length > 1) {
    throw new Refusal(409, {
      message:
        "There are multiple variables with provided parameters. Please use 'filter[environment_scope]'",
    });
  }
  if (!found[0]) {
    throw notFound('Variable');
  }
  return found[0];
}

function refuse({ key, value, masked, raw }: VariableState): void {
  if (!/^[a-zA-Z0-9_]+$/.test(key)) {
    throw invalid({ key: ["can contain only letters, digits and '_'."] });
  }
  if (key.length > 255) {
    throw invalid({ key: ['is too long (maximum is 255 characters)'] });
  }
  if ([...value].length > 10_000) {
    throw invalid({ value: ['is too long (maximum is 10000 characters)'] });
  }
  const maskable = raw ? /^\S{8,}$/ : /^[a-zA-Z0-9_+=/@:.~-]{8,}$/;
  if (masked && !maskable.test(value)) {
    throw invalid({ value: ['is invalid'] });
  }
}

function present(
  variable: VariableState,
): Omit<ProjectVariableSchema, 'value'> & { value: string | null } {
  const { hidden, value, variable_type, ...rest } = variable;
  return {
    ...rest,
    hidden,
    variable_type: variable_type as ProjectVariableSchema['variable_type'],
    value: hidden ? null : value,
  };
}
