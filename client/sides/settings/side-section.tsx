import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { SideLook } from '#client/sides/side-looks.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Side } from '#shared/sides/side.ts';
import { type SideDetails, sideDetailsSchema } from '#shared/sides/side-settings.ts';
import { changeSide } from './side-setting-commands.ts';
import styles from './side-section.module.css';
import { TimeZoneField } from './time-zone-field.tsx';

type Props = {
  side: Side;
  look: SideLook | undefined;
  /** Letters of the other Side. */
  taken: readonly string[];
};

/** Letters, names and zone of a Side. */
export function SideSection({ side, look, taken }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  // Until something is changed here the form follows what others change.
  const [changed, setChanged] = useState<SideDetails | null>(null);
  const draft = changed ?? { label: side.label, name: side.name, timeZone: side.timeZone };
  const [isSaved, setSaved] = useState(false);
  const { isRunning, failure, run, fail } = useWorkspaceCommand();
  const change = (part: Partial<SideDetails>): void => {
    setSaved(false);
    setChanged({ ...draft, ...part });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!sideDetailsSchema.shape.label.safeParse(draft.label).success) return fail(t('labelWrong'));
    if (taken.includes(draft.label.trim().toUpperCase())) return fail(t('labelTaken'));
    run(async () => {
      await changeSide(side.id, draft);
      setChanged(null);
      setSaved(true);
    });
  };
  return (
    <CardSection title={side.name[locale]}>
      <form className={styles.form} onSubmit={submit} data-side={side.id}>
        <div className={styles.letters}>
          <LabelledField
            label={t('label')}
            hint={t('labelHint')}
            lang="zxx"
            required
            maxLength={8}
            value={draft.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <ColourTag letters={draft.label} hue={look?.hue ?? 'none'} />
        </div>
        <LocalizedFields
          label={t('names')}
          isRequired
          written={draft.name}
          onChange={(name) => change({ name })}
        />
        <TimeZoneField timeZone={draft.timeZone} onChange={(timeZone) => change({ timeZone })} />
        <FormFailure words={failure} />
        <div className={styles.end}>
          <TextButton
            type="submit"
            disabled={isRunning}
            aria-label={t('saveNamed', { name: side.name[locale] })}
          >
            {t('save')}
          </TextButton>
          <output className={form.fixed}>{isSaved && t('saved')}</output>
        </div>
      </form>
    </CardSection>
  );
}
