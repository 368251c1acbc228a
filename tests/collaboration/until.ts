/** Waits for something to become true; a test never sleeps for a fixed time. */
export async function until(what: string, condition: () => boolean, milliseconds = 5_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It did not happen: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
