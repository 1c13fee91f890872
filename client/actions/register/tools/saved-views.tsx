import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { savedViewsQuery } from '#client/actions/register-queries.ts';
import { removeView, saveView } from '#client/actions/register/register-commands.ts';
import { useScene } from '#client/actions/register/register-scene.ts';
import { savedOf, searchOfSaved } from '#client/actions/register/register-view.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { AppError } from '#shared/core/app-error.ts';
import { ChoicePanel } from './choice-panel.tsx';
import styles from './choice-panel.module.css';

/** The member's own views: opened, kept under a name, removed. */
export function SavedViews() {
  const { t } = useTranslation('register');
  return (
    <ChoicePanel name={t('views')}>
      <ViewList />
    </ChoicePanel>
  );
}

function ViewList() {
  const { t } = useTranslation(['register', 'errors']);
  const { view } = useScene();
  const { data: views = [], isError } = useQuery(savedViewsQuery);
  const [name, setName] = useState('');
  const { failure, run } = useViewCommand();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const same = views.find((each) => each.name === name.trim());
    const id = same?.id ?? crypto.randomUUID();
    run(async () => {
      await saveView(id, { name, view: savedOf(view) });
      setName('');
    });
  };
  return (
    <>
      {views.length === 0 && (
        <p className={styles.lead}>{t(isError ? 'errors:region' : 'register:viewsNone')}</p>
      )}
      <ul>
        {views.map((each) => (
          <li key={each.id} className={styles.view}>
            <Link className={styles.viewLink} to="/actions" search={searchOfSaved(each)}>
              {each.name}
            </Link>
            <IconButton
              label={t('register:removeView', { name: each.name })}
              icon={<X aria-hidden />}
              onClick={() => run(() => removeView(each.id))}
            />
          </li>
        ))}
      </ul>
      <form className={styles.newView} onSubmit={save}>
        <label>
          {t('register:viewName')}
          <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <TextButton type="submit">{t('register:saveView')}</TextButton>
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
      </form>
    </>
  );
}

/** A command to the views; afterwards they are read again. */
function useViewCommand(): { failure: string | null; run: (command: () => Promise<void>) => void } {
  const { t } = useTranslation('errors');
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const run = (command: () => Promise<void>): void => {
    setFailure(null);
    void (async () => {
      try {
        await command();
        await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      } catch (error) {
        setFailure(error instanceof AppError ? t(`code-${error.code}`) : t('unreachable'));
      }
    })();
  };
  return { failure, run };
}
