/** What has its seat on the screen and no address yet: drawn, and dead until a later version. */
export const ready = {
  auto: false,
} as const satisfies Record<string, boolean>;
