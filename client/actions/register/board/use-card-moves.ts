import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#client/actions/register/bulk/bulk-draft.ts';
import { useRefusalWords } from '#client/actions/refusal-words.ts';
import { useTakingSteps } from '#client/actions/register/bulk/use-taking-steps.ts';
import { type WantedMove, wayTo, type WayTo } from '#client/actions/register/bulk/wanted-move.ts';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { ActionId } from '#shared/core/id.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import type { ActionStatus } from '#shared/actions/action-status.ts';

export type CardMoves = {
  readonly wayOf: (named: NamedRow, target: ActionStatus) => WayTo;
  readonly move: (named: NamedRow, target: ActionStatus) => void;
  /** What became of the last move, in words. */
  readonly told: string;
  /** A card whose move needs words first. */
  readonly asked: { readonly named: NamedRow; readonly first: Partial<Draft> } | null;
  readonly stopAsking: () => void;
};

/** Moves cards by the moves of the register: at once, after words, or on the page of the action. */
export function useCardMoves(): CardMoves {
  const { t } = useTranslation(['register', 'actions']);
  const router = useRouter();
  const { side } = useScene();
  const { take } = useTakingSteps();
  const { wordsOf } = useRefusalWords();
  const [told, setTold] = useState('');
  const [asked, setAsked] = useState<CardMoves['asked']>(null);
  const toAction = (actionId: ActionId) =>
    router.navigate({ to: '/actions/$actionId', params: { actionId } });
  const wayOf: CardMoves['wayOf'] = ({ row }, target) => wayTo(row, target, side);
  const takeAtOnce = async ({ row, label }: NamedRow, wanted: WantedMove): Promise<void> => {
    const { done, refused, failure } = await take([row], wanted);
    const [now] = done;
    const [no] = refused;
    if (now !== undefined)
      setTold(t('register:stands', { label, status: t(`actions:status-${now.status}`) }));
    else if (no !== undefined) setTold(t('register:refusedCard', { label, why: wordsOf(no.refusal) }));
    else setTold(t('register:refusedCard', { label, why: failure ?? '' }));
  };
  const move: CardMoves['move'] = (named, target) => {
    const way = wayOf(named, target);
    if (way.kind === 'move') void takeAtOnce(named, way.wanted);
    else if (way.kind === 'words') setAsked({ named, first: { kind: way.ask, status: way.status } });
    else if (way.kind === 'page') void toAction(named.row.id);
  };
  return { wayOf, move, told, asked, stopAsking: () => setAsked(null) };
}
