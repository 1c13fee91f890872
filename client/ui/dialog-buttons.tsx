import form from './dialog-form.module.css';
import { TextButton } from './text-button.tsx';

type Props = { cancel: string; send: string; isRunning: boolean; onCancel: () => void };

/** The end of a form in a dialog: away, or send it. */
export function DialogButtons({ cancel, send, isRunning, onCancel }: Props) {
  return (
    <div className={form.buttons}>
      <TextButton onClick={onCancel}>{cancel}</TextButton>
      <TextButton type="submit" weight="main" disabled={isRunning}>
        {send}
      </TextButton>
    </div>
  );
}
