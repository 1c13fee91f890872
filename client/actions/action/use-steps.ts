import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { takeStep } from '#client/actions/action-commands.ts';
import { actionQuery } from '#client/actions/action-queries.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { type Desk, useDesk } from './desk.ts';
import { type KeptDrafts, keepDrafts, recallDrafts } from './draft-memory.ts';
import { blankDraft, lackOf, type MoveDraft, stepOfDraft } from './move-draft.ts';
import { offeredSteps } from './offered-steps.ts';
import { useRefusalWords } from '#client/actions/refusal-words.ts';
import type { StepName } from './step-name.ts';

/** The form that stands open, with all that is written in it. */
export type OpenForm = {
  readonly step: StepName;
  readonly draft: MoveDraft;
  /** Of the action, as its writer saw it: a step is asked for on that. */
  readonly seen: number;
};

/** Another part of what is written, or how it follows from what is. */
export type DraftChange = Partial<MoveDraft> | ((draft: MoveDraft) => Partial<MoveDraft>);

export type Steps = {
  readonly offered: readonly StepName[];
  readonly form: OpenForm | null;
  /** Steps for which something is written and not sent. */
  readonly written: readonly StepName[];
  readonly isSending: boolean;
  /** Why the server did not do it, in words. */
  readonly failure: string | null;
  /** What was recorded last, until another form opens. */
  readonly done: StepName | null;
  /** False: this browser keeps nothing, and what is written would be lost with the page. */
  readonly isKept: boolean;
  readonly open: (step: StepName) => void;
  /** What is written waits. */
  readonly close: () => void;
  /** What is written is thrown away. */
  readonly discard: () => void;
  readonly change: (step: StepName, change: DraftChange) => void;
  /** What has happened since the form was opened has been read. */
  readonly see: () => void;
  readonly send: () => void;
};

/** The steps of one action: what is open, what is written for it, and the way to the server. One action a component. */
export function useSteps(detail: ActionDetail): Steps {
  const desk = useDesk();
  const memory = useDraftMemory(desk, detail);
  const { form } = memory;
  const { isSending, failure, done, send, forget } = useSending(detail, memory);
  const withoutResult =
    <Given extends readonly unknown[]>(work: (...given: Given) => void) =>
    (...given: Given): void => {
      forget();
      work(...given);
    };
  return {
    offered: offeredSteps(detail, desk),
    form,
    written: memory.written,
    isSending,
    failure,
    done,
    isKept: memory.isKept,
    open: withoutResult(memory.open),
    close: withoutResult(memory.close),
    discard: withoutResult(() => form !== null && memory.leave(form.step)),
    change: memory.change,
    see: withoutResult(memory.see),
    send,
  };
}

type DraftMemory = ReturnType<typeof useDraftMemory>;

/** What is written on an action, on the screen and on the device alike. */
function useDraftMemory(desk: Desk, detail: ActionDetail) {
  const { id, revision } = detail.row;
  const [kept, setKept] = useState(() => recallDrafts(desk.member, id));
  const [isKept, setIsKept] = useState(true);
  const [seenAtOpening, setSeenAtOpening] = useState(revision);
  // A file arrives while its report is written on: what is added is added to what stands there by then.
  const latest = useRef(kept);
  const keep = (next: KeptDrafts): void => {
    latest.current = next;
    setKept(next);
    setIsKept(keepDrafts(desk.member, id, next));
  };
  const leave = (step: StepName): void => {
    const { [step]: _gone, ...drafts } = latest.current.drafts;
    keep({ open: null, drafts });
  };
  const writtenIn = ({ drafts }: KeptDrafts, step: StepName) =>
    drafts[step] ?? { seen: seenAtOpening, draft: blankDraft(detail, desk.side) };
  const write = (step: StepName, next: { seen: number; draft: MoveDraft }): void =>
    keep({ ...latest.current, drafts: { ...latest.current.drafts, [step]: next } });
  const { open } = kept;
  return {
    form: open === null ? null : { step: open, ...writtenIn(kept, open) },
    isKept,
    written: Object.keys(kept.drafts) as StepName[], // a record of ours has only these keys
    open: (step: StepName) => {
      setSeenAtOpening(revision);
      keep({ ...latest.current, open: step });
    },
    close: () => keep({ ...latest.current, open: null }),
    leave,
    change: (step: StepName, change: DraftChange) => {
      const { seen, draft } = writtenIn(latest.current, step);
      const part = typeof change === 'function' ? change(draft) : change;
      write(step, { seen, draft: { ...draft, ...part } });
    },
    see: () => {
      setSeenAtOpening(revision);
      if (open !== null && latest.current.drafts[open] !== undefined) {
        write(open, { ...writtenIn(latest.current, open), seen: revision });
      }
    },
  };
}

type Result = { failure: string | null; done: StepName | null };
const nothing: Result = { failure: null, done: null };

/** One at a time. On what was written meanwhile the form stays open, with its words and the present state around it. */
function useSending(detail: ActionDetail, memory: DraftMemory) {
  const { side } = useDesk();
  const queryClient = useQueryClient();
  const { wordsOfError } = useRefusalWords();
  const [isSending, setSending] = useState(false);
  const [result, setResult] = useState(nothing);
  const { id } = detail.row;
  const take = async ({ step, draft, seen }: OpenForm): Promise<void> => {
    const outcome = await takeStep(id, seen, stepOfDraft(step, draft, { detail, side }));
    queryClient.setQueryData(actionQuery(id).queryKey, outcome.detail);
    if (outcome.kind === 'out-of-date') return;
    memory.leave(step);
    setResult({ failure: null, done: step });
  };
  const send = (): void => {
    const { form } = memory;
    if (form === null || isSending || lackOf(form.step, form.draft) !== null) return;
    setSending(true);
    setResult(nothing);
    void take(form)
      .catch((error: unknown) => setResult({ failure: wordsOfError(error), done: null }))
      .finally(() => setSending(false));
  };
  return { isSending, ...result, send, forget: () => setResult(nothing) };
}
