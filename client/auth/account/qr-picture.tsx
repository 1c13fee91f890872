import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-picture.module.css';

/** A text as a picture for a camera. Drawn here: no other program sees the secret in it. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { data, size } = useMemo(() => encode(text, { border: 4 }), [text]);
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    // Drawn, not loaded: there is no address that an image could have.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg className={styles.picture} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
