/** Waits for the lock of this name, over all processes of this user; resolves to the function that gives it back. */
export function takeLock(
  name: string,
  options?: { waiting?: () => void },
): Promise<() => Promise<void>>;
