/** Some keyboards hold the last word for as long as the caret stands in it: after this silence nobody is composing. */
const SILENCE_MS = 2000;
/** The editor reads what was composed a moment after the browser has said that it is done. */
const SETTLE_MS = 50;

let heldUntil = Number.NEGATIVE_INFINITY;

const hold = (ms: number) => (): void => {
  heldUntil = performance.now() + ms;
};

if (typeof document !== 'undefined') {
  document.addEventListener('compositionstart', hold(SILENCE_MS), true);
  document.addEventListener('compositionupdate', hold(SILENCE_MS), true);
  document.addEventListener('compositionend', hold(SETTLE_MS), true);
}

/**
 * True while an input method holds letters. It and the browser keep them in one node of the page: whoever draws that
 * node anew in between ends the composition, and what is composed next stands there twice.
 */
export function isComposing(): boolean {
  return performance.now() < heldUntil;
}

/** Does it now, or once nothing is composed any more; returns what calls it off. */
export function onceComposed(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    if (isComposing()) timer = setTimeout(look, SETTLE_MS);
    else work();
  };
  look();
  return () => clearTimeout(timer);
}
