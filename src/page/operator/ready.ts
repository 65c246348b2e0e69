/** What has its seat on the screen and waits for a later version: drawn, and dead. */
export const ready = {
  loop: true,
  learn: false,
  find: false,
  record: false,
  auto: false,
} as const satisfies Record<string, boolean>;
