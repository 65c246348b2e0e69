/** What is loaded around the address space: it decides which parameters there are. */
import type { Param } from './param.ts';

/** The pipeline's parameters; null while no pipeline has told them. */
export type World = { readonly params: readonly Param[] | null };

export const EMPTY_WORLD: World = { params: null };
