import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useChosen } from './bulk/use-chosen.ts';
import { RegisterBoard } from './board/register-board.tsx';
import { RegisterMatrix } from './matrix/register-matrix.tsx';
import { PrintedRegister } from './print/printed-register.tsx';
import { usePrinting } from './print/use-printing.ts';
import { RegisterHeading } from './register-heading.tsx';
import { type RegisterScene, RegisterSceneProvider, useScene } from './register-scene.ts';
import styles from './register-screen.module.css';
import { searchOf } from './register-view.ts';
import { Layout } from './register-search.ts';
import { groupRows, type ListItem, listOfGroups, listOfRows } from './rows/group-rows.ts';
import type { NamedRow } from './rows/named-row.ts';
import { useShownRows } from './rows/use-shown-rows.ts';
import { RegisterTable } from './table/register-table.tsx';
import { RegisterTimeline } from './timeline/register-timeline.tsx';
import { RegisterTools } from './tools/register-tools.tsx';
import { useTitles } from './use-titles.ts';

type Props = Omit<RegisterScene, 'titleOf' | 'searchOf'>;

/** The register of actions, in the layout, the order and through the filters of its address. */
export function RegisterScreen(props: Props) {
  const titleOf = useTitles(props);
  const scene = useMemo(() => ({ ...props, titleOf, searchOf }), [props, titleOf]);
  return (
    <RegisterSceneProvider value={scene}>
      <Screen />
    </RegisterSceneProvider>
  );
}

function Screen() {
  const { register, names, view } = useScene();
  // A letter typed into the search is on screen before thousands of rows have been looked through.
  const { all, shown } = useShownRows({ register, names, view: useDeferredValue(view) });
  return (
    <>
      <RegisterHeading shown={shown.length} />
      {register.rows.length === 0 ? (
        <Empty />
      ) : (
        <>
          <RegisterTools all={all} shown={shown} />
          <Shown rows={shown} />
        </>
      )}
    </>
  );
}

function Shown({ rows }: { rows: readonly NamedRow[] }) {
  const { view } = useScene();
  const chosen = useChosen();
  const isPrinting = usePrinting();
  const { items, groups, turn } = useItems(rows);
  return (
    <>
      <div className={styles.layout} data-layout={view.layout}>
        {rows.length === 0 ? (
          <NothingFound />
        ) : (
          <>
            {view.layout === Layout.table && (
              <RegisterTable items={items} rows={rows} chosen={chosen} onFold={turn} />
            )}
            {view.layout === Layout.board && <RegisterBoard rows={rows} />}
            {view.layout === Layout.timeline && <RegisterTimeline items={items} rows={rows} onFold={turn} />}
            {view.layout === Layout.matrix && <RegisterMatrix rows={rows} />}
          </>
        )}
      </div>
      {view.layout === Layout.table && <BulkBar rows={rows} chosen={chosen} />}
      {isPrinting && <PrintedRegister rows={rows} groups={groups} />}
    </>
  );
}

/** Rows under the headings that the view asks for, as far as they are not folded. */
function useItems(rows: readonly NamedRow[]) {
  const { view, names, titleOf } = useScene();
  const { groupBy } = view;
  const { locale } = names;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const groups = useMemo(
    () =>
      groupBy === null
        ? null
        : groupRows(rows, groupBy, { titleOf: (value) => titleOf(groupBy, value), locale }),
    [rows, groupBy, titleOf, locale],
  );
  const items: readonly ListItem[] = useMemo(
    () => (groups === null ? listOfRows(rows) : listOfGroups(groups, folded)),
    [rows, groups, folded],
  );
  const turn = useCallback((group: string): void => {
    setFolded((before) => {
      const after = new Set(before);
      if (!after.delete(group)) after.add(group);
      return after;
    });
  }, []);
  return { items, groups, turn };
}

function Empty() {
  const { t } = useTranslation('register');
  return <QuietMessage title={t('emptyTitle')}>{t('empty')}</QuietMessage>;
}

function NothingFound() {
  const { t } = useTranslation('register');
  const { register, view, show } = useScene();
  const clear = () => show({ ...view, filters: {}, words: '' });
  return (
    <QuietMessage
      title={t('nothingFoundTitle')}
      action={<TextButton onClick={clear}>{t('clearFilters')}</TextButton>}
    >
      {t('nothingFound', { all: register.rows.length })}
    </QuietMessage>
  );
}
