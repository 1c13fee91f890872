/** localStorage where it is allowed; elsewhere nothing is remembered and nothing throws. */

export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false; // private mode, quota, blocked cookies: all mean the same to the caller
  }
}

/** Null when nothing was remembered, or nothing may be. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What may not be touched was not written either.
  }
}

export function rememberedKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
