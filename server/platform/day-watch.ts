import type { BusinessCalendar } from './clock.ts';

/** Milliseconds: whatever ends with a day is over this soon after its end. */
const LOOK_EVERY_MS = 500;

/** Tells when the business date has become another one, by itself or because somebody set it. */
export function watchDay(calendar: BusinessCalendar, onChange: () => void): { stop(): void } {
  let day = calendar.today();
  const timer = setInterval(() => {
    const today = calendar.today();
    if (today === day) return;
    day = today;
    onChange();
  }, LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
