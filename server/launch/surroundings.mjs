// What the server's process is started with besides its arguments, so that memory it frees goes back to the system.

/** The environment with what it does not set itself. */
export function surroundings(environment) {
  return {
    // Without it the C library keeps every block as large as the largest it has seen freed; others ignore it.
    MALLOC_TRIM_THRESHOLD_: String(128 * 1024),
    ...environment,
  };
}
