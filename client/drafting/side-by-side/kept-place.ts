import { Component } from 'react';
import {
  readingLine,
  type ReadingPlace,
  readingPlace,
  returnToPlace,
} from '#client/drafting/reading-place.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

type Props = { shown: readonly TextLanguage[] };

/**
 * Keeps the part that is being read at its height when other languages are shown. A class, because only a class is
 * asked before the screen changes; it must stand behind the columns, which are in their places when it moves them.
 */
export class KeptPlace extends Component<Props> {
  override getSnapshotBeforeUpdate({ shown }: Props): ReadingPlace | null {
    // At the beginning of the text one stays at its beginning.
    if (shown.join() === this.props.shown.join() || window.scrollY === 0) return null;
    return readingPlace();
  }

  override componentDidUpdate(_props: Props, _state: unknown, place: ReadingPlace | null): void {
    if (place === null) return;
    returnToPlace(place);
    // The letters of another language may bring their font, and with it other heights.
    void document.fonts.ready.then(() => returnToPlace(place, readingLine()));
  }

  override render(): null {
    return null;
  }
}
