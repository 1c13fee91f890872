import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { AuditView, FactGroup } from '#shared/audit/audit-list.ts';
import type { AuditFilter } from './audit-queries.ts';
import styles from './audit-filters.module.css';

type Props = {
  filter: AuditFilter;
  /** Whose acts can be looked for, by name. */
  people: readonly { id: string; name: string }[];
  onChange: (filter: AuditFilter) => void;
};

/** Which entries are shown: for whom, about what, by whom. */
export function AuditFilters({ filter, people, onChange }: Props) {
  const { t } = useTranslation('audit');
  const views = Object.values(AuditView).map((view) => ({ value: view, words: t(`view-${view}`) }));
  const groups = Object.values(FactGroup).map((group) => ({ value: group, words: t(`group-${group}`) }));
  const persons = people.map(({ id, name }) => ({ value: id, words: name }));
  return (
    <div className={styles.filters}>
      <Choice
        label={t('view')}
        options={views}
        value={filter.view}
        onChoose={(view) => onChange({ ...filter, view: view ?? AuditView.all })}
      />
      <Choice
        label={t('group')}
        any={t('group-any')}
        options={groups}
        value={filter.group}
        onChoose={(group) => onChange({ ...filter, group })}
      />
      <Choice
        label={t('person')}
        any={t('person-any')}
        options={persons}
        value={filter.actor}
        onChoose={(actor) => onChange({ ...filter, actor })}
      />
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  /** How it is called that nothing is chosen. */
  any?: string;
  options: readonly { value: Value; words: string }[];
  value: Value | null;
  onChoose: (value: Value | null) => void;
};

function Choice<Value extends string>({ label, any, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <label className={form.group}>
      <span className={form.label}>{label}</span>
      <select
        className={form.field}
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChoose(options.find((option) => option.value === currentTarget.value)?.value ?? null)
        }
      >
        {any !== undefined && <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  );
}
