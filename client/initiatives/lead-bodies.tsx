import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from './initiative-names.ts';
import styles from './initiatives.module.css';
import { SideTag } from './side-tag.tsx';

type Props = { ids: readonly string[]; names: InitiativeNames; form: 'name' | 'short' };

/** Bodies by Side, in the viewer's order, each Side's letters before its own. */
export function LeadBodies({ ids, names, form }: Props) {
  const locale = useLocale();
  const own = names.sides.map(({ id }) => ({
    side: id,
    bodies: names.bodies.filter((body) => body.side === id && ids.includes(body.id)),
  }));
  return own
    .filter(({ bodies }) => bodies.length > 0)
    .map(({ side, bodies }) => (
      <span key={side} className={styles.bodies}>
        <SideTag side={side} names={names} />{' '}
        {bodies.map((body) => (
          <span key={body.id} title={form === 'short' ? body.name[locale] : undefined}>
            {body[form][locale]}
          </span>
        ))}
      </span>
    ));
}
