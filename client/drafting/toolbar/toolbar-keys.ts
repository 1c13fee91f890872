import type { Editor } from '@tiptap/core';
import type { KeyboardEvent } from 'react';

/** The caret stays in the text while a button is pressed. */
export function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault();
}

/** Arrow keys go from button to button, as in every toolbar. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLInputElement) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons.at((at + step + buttons.length) % buttons.length)?.focus();
  event.preventDefault();
}

/** The same, and Escape goes back to the text. */
export function toolbarKeys(editor: Editor | null): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key !== 'Escape' || editor === null) {
      moveByArrows(event);
      return;
    }
    event.preventDefault();
    editor.commands.focus(undefined, { scrollIntoView: false });
  };
}

/** From the text to its tools: those beside the caret first, else the bar above. */
export function focusTools(): boolean {
  const button =
    document.querySelector<HTMLElement>('[data-tools="floating"] button:not(:disabled)') ??
    document.querySelector<HTMLElement>('[data-tools="bar"] button:not(:disabled)');
  button?.focus();
  return button !== null;
}
