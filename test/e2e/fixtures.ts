/** Files of the end-to-end tests' own: two prompts whose colours nobody can mistake, and a rig that plays them. */
import { fileURLToPath } from 'node:url';

export const show = fileURLToPath(new URL('fixtures/two.show.json', import.meta.url));
export const mapping = fileURLToPath(new URL('fixtures/two.mapping.json', import.meta.url));
