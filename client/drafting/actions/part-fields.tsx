import { useTranslation } from 'react-i18next';
import styles from '#client/ui/dialog-form.module.css';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { Body } from '#shared/sides/body.ts';
import type { Side } from '#shared/sides/side.ts';
import type { PartDraft } from './action-draft.ts';
import { ChoiceField, chosen } from './choice-field.tsx';
import own from './action-form.module.css';

type Props = {
  parts: readonly PartDraft[];
  sides: readonly Side[];
  bodies: readonly Body[];
  onChange: (parts: readonly PartDraft[]) => void;
};

/** Which Sides it binds, and by whom each carries it out. */
export function PartFields({ parts, sides, bodies, onChange }: Props) {
  const { t } = useTranslation('actionForm');
  const locale = useLocale();
  const change = (side: string, with_: Partial<PartDraft>) =>
    onChange(parts.map((part) => (part.side === side ? { ...part, ...with_ } : part)));
  return (
    <fieldset className={styles.group}>
      <legend>{t('sides')}</legend>
      <div className={own.parts}>
        {parts.map((part) => {
          const name = sides.find(({ id }) => id === part.side)?.name[locale] ?? part.side;
          return (
            <div key={part.side} className={own.part}>
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={part.isBound}
                  onChange={(event) => change(part.side, { isBound: event.currentTarget.checked })}
                />
                {name}
              </label>
              {part.isBound && (
                <Bodies
                  part={part}
                  side={name}
                  bodies={bodies.filter(({ side }) => side === part.side)}
                  onChange={(with_) => change(part.side, with_)}
                />
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

type BodiesProps = {
  part: PartDraft;
  side: string;
  bodies: readonly Body[];
  onChange: (part: Partial<PartDraft>) => void;
};

function Bodies({ part, side, bodies, onChange }: BodiesProps) {
  const { t } = useTranslation('actionForm');
  const locale = useLocale();
  const { leadBody, coExecutors } = part;
  const others = bodies.filter(({ id }) => id !== leadBody);
  const toggle = (body: Body, isWanted: boolean) =>
    onChange({
      coExecutors: isWanted ? [...coExecutors, body.id] : coExecutors.filter((each) => each !== body.id),
    });
  return (
    <>
      <ChoiceField
        label={t('leadBody', { side })}
        value={leadBody ?? ''}
        choices={bodies.map(({ id, name }) => ({ id, name: name[locale] }))}
        none={t('notNamed')}
        onChange={(id) => {
          const body = chosen(bodies, id)?.id ?? null;
          onChange({ leadBody: body, coExecutors: coExecutors.filter((each) => each !== body) });
        }}
      />
      <details className={own.others} open={coExecutors.length > 0}>
        <summary>
          {t('coExecutors', { side })}
          {coExecutors.length > 0 && ` (${coExecutors.length})`}
        </summary>
        {others.map((body) => (
          <label key={body.id} className={styles.check}>
            <input
              type="checkbox"
              checked={coExecutors.includes(body.id)}
              onChange={(event) => toggle(body, event.currentTarget.checked)}
            />
            {body.name[locale]}
          </label>
        ))}
      </details>
    </>
  );
}
