/** Which display a page stands on that is no stage: its number, big, over the preview, while the stages show their card. */
import { type DisplayFacts, readDisplay } from './display-facts.ts';

export type DisplayNumber = { readonly element: HTMLElement; readonly show: (isShown: boolean) => void };

export function makeDisplayNumber(read: () => Promise<DisplayFacts> = readDisplay): DisplayNumber {
  const element = document.createElement('div');
  element.className = 'display';
  element.hidden = true;
  const tell = async () => {
    const { number } = await read();
    // Of displays that the browser keeps to itself there is nothing to say.
    element.textContent = number === null ? '' : String(number);
  };
  const show = (isShown: boolean) => {
    if (element.hidden !== isShown) return;
    element.hidden = !isShown;
    if (isShown) tell().catch(() => undefined);
  };
  return { element, show };
}
