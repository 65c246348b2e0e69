/** Which display a page stands on that is no stage: its number, big, over the preview, while the stages show their card. */
import { type DisplayFacts, readDisplay } from './display-facts.ts';

export type DisplayNumber = { readonly element: HTMLElement; readonly show: (isShown: boolean) => void };

export function makeDisplayNumber(read: () => Promise<DisplayFacts> = readDisplay): DisplayNumber {
  const element = document.createElement('div');
  element.className = 'display';
  element.hidden = true;
  let wanted = false;
  const tell = async () => {
    const { number } = await read();
    // Of displays that the browser keeps to itself there is nothing to say.
    element.textContent = number === null ? '' : String(number);
    element.hidden = !wanted || number === null;
  };
  const show = (isShown: boolean) => {
    if (wanted === isShown) return;
    wanted = isShown;
    if (isShown) tell().catch(() => undefined);
    else element.hidden = true;
  };
  return { element, show };
}
