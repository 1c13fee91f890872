import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import form from '#client/ui/dialog-form.module.css';
import { IconButton } from '#client/ui/icon-button.tsx';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import { DelegateRole } from '#shared/sessions/delegation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { DelegateDraft } from './delegate-draft.ts';
import styles from './delegation-dialog.module.css';

type Props = {
  draft: DelegateDraft;
  /** From 1. */
  place: number;
  places: number;
  /** Those of the own Side who stand nowhere else on the list. */
  members: readonly Pick<Member, 'id' | 'name'>[];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (draft: DelegateDraft) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/** One place of the list: a line that opens to its fields, and the way up, down and off. */
export function DelegateFields(props: Props) {
  const { draft, place, places, members, isOpen, onOpen, onMove, onRemove } = props;
  const { t } = useTranslation('sessionPage');
  const locale = useLocale();
  const role = t(`delegate-${draft.role}`);
  const name = members.find(({ id }) => id === draft.member)?.name[locale] ?? draft.name[locale];
  const said = name === '' ? draft.office[locale] : name;
  const who = said === '' ? role : `${role}, ${said}`;
  return (
    <li className={styles.place}>
      <details open={isOpen} onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>{t('delegate', { place, who })}</summary>
        {/* Required fields that nobody sees would hold the form back without a word. */}
        {isOpen && <Fields {...props} />}
      </details>
      <span className={styles.ways}>
        <IconButton
          label={t('moveUp', { who })}
          icon={<ArrowUp aria-hidden />}
          disabled={place === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={t('moveDown', { who })}
          icon={<ArrowDown aria-hidden />}
          disabled={place === places}
          onClick={() => onMove(1)}
        />
        <IconButton label={t('removeDelegate', { who })} icon={<X aria-hidden />} onClick={onRemove} />
      </span>
    </li>
  );
}

function Fields({ draft, members, onChange }: Props) {
  const { t } = useTranslation('sessionPage');
  const locale = useLocale();
  return (
    <div className={styles.fields}>
      <label className={form.group}>
        <span className={form.label}>{t('role')}</span>
        <select
          className={form.field}
          value={draft.role}
          onChange={({ currentTarget: { value } }) =>
            onChange({
              ...draft,
              role: Object.values(DelegateRole).find((each) => each === value) ?? draft.role,
            })
          }
        >
          {Object.values(DelegateRole).map((each) => (
            <option key={each} value={each}>
              {t(`delegate-${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={form.group}>
        <span className={form.label}>{t('memberHere')}</span>
        <select
          className={form.field}
          value={draft.member ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...draft, member: members.find(({ id }) => id === value)?.id ?? null })
          }
        >
          <option value="">{t('noMember')}</option>
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[locale]}
            </option>
          ))}
        </select>
      </label>
      {draft.member === null && (
        <LocalizedFields
          label={t('name')}
          unevenHint={t('allLanguages')}
          written={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
      )}
      <LocalizedFields
        label={t('office')}
        unevenHint={t('allLanguages')}
        written={draft.office}
        onChange={(office) => onChange({ ...draft, office })}
      />
    </div>
  );
}
