import { TextField } from '@backstage/ui';
import { FieldPartProps } from './FieldRow';
import { useEditedText } from './useEditedText';

interface MemberInputProps extends FieldPartProps {
  readonly member: 'min' | 'max' | 'maxLength' | 'default';
  readonly label: string;
}

/** A bound or a default. What is no number where one is asked for stays text, and the rules say so. */
export function MemberInput(props: MemberInputProps) {
  const { members, member, label, change } = props;
  const text = useEditedText(String(members[member] ?? ''));
  const isNumber =
    member !== 'default' ||
    members.type === 'integer' ||
    members.type === 'decimal';
  return (
    <TextField
      validationBehavior="aria"
      size="small"
      label={label}
      aria-labelledby={props.row.id}
      inputMode={isNumber ? 'decimal' : undefined}
      isInvalid={props.isWrong(member)}
      {...text}
      onChange={value => {
        text.onChange(value);
        change({ [member]: isNumber ? numberOf(value) : value });
      }}
      autoComplete="off"
    />
  );
}

function numberOf(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim();
}
