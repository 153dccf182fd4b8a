import { Expr } from 'pgsql-ast-parser';

/** An expression without the casts around it, of which a dump is full. */
export function bare(expression: Expr): Expr {
  return expression.type === 'cast' ? bare(expression.operand) : expression;
}
