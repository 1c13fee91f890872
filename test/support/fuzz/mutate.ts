import type { Random } from '#test/support/random.ts';

/** The same bytes with one to four of them lost, added, changed or doubled. */
export function mutate(original: Uint8Array, random: Random): Uint8Array {
  const bytes = [...original];
  const changes = 1 + random.below(4);
  for (let change = 0; change < changes; change += 1) {
    const at = random.below(bytes.length + 1);
    const draw = random.below(5);
    if (draw === 0) bytes.splice(at, 1);
    else if (draw === 1) bytes.splice(at, 0, random.below(256));
    else if (draw === 2) bytes[Math.min(at, bytes.length - 1)] = random.below(256);
    else if (draw === 3) bytes.splice(at, 1 + random.below(8));
    else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + random.below(8)));
  }
  return Uint8Array.from(bytes);
}

/**
 * One or two bytes with another value that ends or continues a number as before: lengths and order of the fields mostly
 * stay, so that such bytes come further than others. Or with other flags of what follows.
 */
export function mutateValues(original: Uint8Array, random: Random): Uint8Array {
  const bytes = Uint8Array.from(original);
  for (let change = 1 + random.below(2); change > 0; change -= 1) {
    const at = random.below(bytes.length);
    const kept = random.chance(0.9) ? 0x80 : 0x3f;
    bytes[at] = ((bytes[at] ?? 0) & kept) | (random.below(256) & ~kept);
  }
  return bytes;
}
