import { answerLimits } from '../answerLimits';
import { FieldType } from '../Answers';

/** Why a number cannot be a value of a numeric type; `undefined` where it can, and for other types. */
export function numberProblem(
  value: number,
  type: FieldType,
): string | undefined {
  const { integer, decimal } = answerLimits;
  if (type === 'integer' && !Number.isSafeInteger(value)) {
    return `must be a whole number from ${-integer} to ${integer}`;
  }
  const whole = decimal.precision - decimal.scale;
  const factor = 10 ** decimal.scale;
  const isDecimal =
    Math.abs(value) < 10 ** whole &&
    Math.round(value * factor) / factor === value;
  return type === 'decimal' && !isDecimal
    ? `must have at most ${whole} digits before the point and ${decimal.scale} behind it`
    : undefined;
}
