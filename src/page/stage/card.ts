/** The test card: edges, circle, greys and colours, and which display this is; its hand turns, so that a freeze is seen. */
import type { StageView } from '../../core/wire/view.ts';
import { cardStyle } from './card.css.ts';
import { type DisplayFacts, readDisplay } from './display-facts.ts';

export type Card = {
  readonly element: HTMLElement;
  readonly show: (isShown: boolean, video: HTMLVideoElement, fit: StageView['fit']) => void;
};

export function makeCard(read: () => Promise<DisplayFacts> = readDisplay): Card {
  const element = document.createElement('div');
  element.className = 'card';
  element.hidden = true;
  const show = (isShown: boolean, video: HTMLVideoElement, fit: StageView['fit']) => {
    const isNew = isShown && element.hidden;
    element.hidden = !isShown;
    // Nothing of it is there, and no hand turns, while it is not asked for.
    if (!isShown) return element.replaceChildren();
    if (isNew) lay(element);
    const picture =
      video.videoWidth > 0 ? `picture ${video.videoWidth} × ${video.videoHeight}, ${fit}` : `no picture, ${fit}`;
    write(element, '.shows', picture);
    if (isNew) tell(element, read).catch(() => undefined);
  };
  return { element, show };
}

async function tell(element: HTMLElement, read: () => Promise<DisplayFacts>): Promise<void> {
  const { number, name, width, height, hz } = await read();
  write(element, '.number', number === null ? '–' : String(number));
  write(element, '.label', name);
  write(element, '.size', `${width} × ${height}${hz === null ? '' : ` · ${hz} Hz`}`);
}

function write(element: HTMLElement, where: string, words: string): void {
  const place = element.querySelector(where);
  if (place && place.textContent !== words) place.textContent = words;
}

function lay(element: HTMLElement): void {
  const sheet = document.createElement('style');
  sheet.textContent = cardStyle;
  const body = document.createElement('div');
  body.className = 'sheet';
  body.innerHTML = drawing;
  element.replaceChildren(sheet, body);
}

const grey = (value: number): string => `<i style="background: hsl(0 0% ${value}%)"><span>${value}</span></i>`;
const strip = (...values: readonly number[]): string => `<div class="strip">${values.map(grey).join('')}</div>`;
const bar = (name: string, colour: string): string => `<i style="background: ${colour}"><span>${name}</span></i>`;

const drawing = `
  <div class="edge"></div><div class="safe"></div>
  <div class="corner tl">1</div><div class="corner tr">2</div><div class="corner br">3</div><div class="corner bl">4</div>
  <p class="say l">The outer line is whole on all four sides.</p><p class="say r">The circle is round, and its hand never stops.</p>
  <div class="round"></div>
  <div class="name">
    <strong class="number">–</strong>
    <b class="label">Display</b>
    <span class="size"></span>
    <span class="shows plain"></span>
    ${strip(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)}
    <div class="two">${strip(0, 2, 4, 6, 8, 10)}${strip(90, 92, 94, 96, 98, 100)}</div>
  </div>
  <div class="strip bars">${[
    bar('white', '#bfbfbf'),
    bar('yellow', '#bfbf00'),
    bar('cyan', '#00bfbf'),
    bar('green', '#00bf00'),
    bar('magenta', '#bf00bf'),
    bar('red', '#bf0000'),
    bar('blue', '#0000bf'),
  ].join('')}</div>`;
