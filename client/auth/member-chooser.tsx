import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag, type Hue } from '#client/ui/colour-tag.tsx';
import { Role } from '#shared/access/role.ts';
import type { DemoMember } from '#shared/auth/demo-login.ts';
import styles from './member-chooser.module.css';

/** One column of people: a Side, or those outside the delegations. */
export type Table = {
  id: string;
  name: string;
  letters: string | null;
  hue: Hue;
  members: readonly DemoMember[];
};

type Props = {
  tables: readonly Table[];
  /** In the reader's language; null for a sub-group that is not known. */
  subGroupName: (id: string) => string | null;
  /** Who is being let in now; nobody else can be chosen meanwhile. */
  entering: string | null;
  onChoose: (member: DemoMember) => void;
};

/** Both Sides as equal columns; a person is one press away. */
export function MemberChooser({ tables, ...rest }: Props) {
  return (
    <div className={styles.tables}>
      {tables.map((table) => (
        <section
          key={table.id}
          className={styles.table}
          data-hue={table.hue}
          aria-labelledby={`side-${table.id}`}
        >
          <h2 className={styles.side} id={`side-${table.id}`}>
            {table.letters !== null && <ColourTag letters={table.letters} hue={table.hue} />}
            <span>{table.name}</span>
          </h2>
          <ul>
            {table.members.map((member) => (
              <li key={member.id}>
                <PersonButton member={member} {...rest} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type PersonProps = { member: DemoMember } & Omit<Props, 'tables'>;

function PersonButton({ member, subGroupName, entering, onChoose }: PersonProps) {
  const { t } = useTranslation(['auth', 'access']);
  const locale = useLocale();
  const name = member.name[locale];
  const subGroup = member.subGroup === null ? null : subGroupName(member.subGroup);
  const role = t(`access:role-${member.role}`);
  const seat =
    subGroup !== null && isSeatOfSubGroup(member.role) ? t(`auth:seat-${member.role}`, { subGroup }) : role;
  const second = entering === member.id ? t('auth:entering') : seat;
  return (
    <UnstyledButton
      className={styles.person}
      disabled={entering !== null}
      data-member={member.id}
      onClick={() => onChoose(member)}
    >
      <span className={styles.name}>{name}</span>
      {second !== name && <span className={styles.role}>{second}</span>}
    </UnstyledButton>
  );
}

function isSeatOfSubGroup(role: Role): role is typeof Role.subGroupCoChair | typeof Role.subGroupMember {
  return role === Role.subGroupCoChair || role === Role.subGroupMember;
}
