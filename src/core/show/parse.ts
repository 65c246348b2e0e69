/** A show file's text to a show, or what is wrong with it and where. */
import { parseFile } from '../mapping/parse-file.ts';
import type { Result } from '../result.ts';
import { checkShow } from './check.ts';
import { Show, SHOW_FORMAT } from './file.ts';

export const parseShow = (text: string, fileName: string): Result<Show> =>
  parseFile(Show, SHOW_FORMAT, checkShow, text, fileName);
