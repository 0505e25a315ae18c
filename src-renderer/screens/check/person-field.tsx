/** One field of a person: label, input, and below it the problems found, errors apart from warnings and notes. */
import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { type TypedProblem, typedPersonSchema } from '../../../src-main/contract/people.ts';
import type { PersonField } from '../../../src-main/contract/person.ts';
import { longestOf } from '../../core/contract-form.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { problemTexts } from '../../i18n/problem-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Remark } from '../../ui/remark.tsx';

const { nik, phone, name, ecNik, ecPhone, ecName } = typedPersonSchema.shape;
const longest: Record<PersonField, number | undefined> = {
  nik: longestOf(nik),
  phone: longestOf(phone),
  name: longestOf(name.unwrap()),
  ecNik: longestOf(ecNik.unwrap()),
  ecPhone: longestOf(ecPhone.unwrap()),
  ecName: longestOf(ecName.unwrap()),
};

export function PersonFieldInput({
  field,
  value,
  problems,
  placeholder,
  required = false,
  onChange,
  onLeave,
}: {
  field: PersonField;
  value: string;
  problems: readonly TypedProblem[];
  placeholder?: string;
  required?: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
}) {
  const common = useTexts(commonTexts);
  const t = useTexts(problemTexts);
  const error = problems.find((problem) => problem.severity === 'error');
  const lesser = problems.filter((problem) => problem.severity !== 'error');
  const digits = field === 'nik' || field === 'phone' || field === 'ecNik' || field === 'ecPhone';
  return (
    <div>
      <TextInput
        id={`person-${field}`}
        label={common(`field.${field}`)}
        placeholder={placeholder}
        value={value}
        required={required}
        withAsterisk={false}
        maxLength={longest[field]}
        inputMode={digits ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: digits ? 'tabular' : '' }}
        error={error === undefined ? undefined : t(`problem.${error.code}`)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={(event) => {
          // On the way to the button nothing may move: it would slide from under the pointer and swallow the click.
          const next = event.relatedTarget;
          if (!(next instanceof HTMLButtonElement && next.type === 'submit')) onLeave();
        }}
      />
      {lesser.map((problem) => (
        <Remark
          key={problem.code}
          mt="0.25rem"
          {...(problem.severity === 'warning'
            ? { tone: 'warn', icon: IconAlertTriangle }
            : { tone: 'neutral', icon: IconInfoCircle })}
        >
          {t(`problem.${problem.code}`)}
        </Remark>
      ))}
    </div>
  );
}
