/** Ends a switch over a union: does not compile when a case is missing, throws when data lied. */
export function exhaustive(value: never): never {
  throw new TypeError(`unexpected case: ${JSON.stringify(value)}`);
}
