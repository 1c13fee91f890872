const HOUR = 60;

/** Minutes after midnight as a field of time has them: 545 is "09:05". */
export function timeOfMinute(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / HOUR))}:${two(minute % HOUR)}`;
}

/** Null: no time of day. */
export function minuteOfTime(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * HOUR + Number(minutes);
}
