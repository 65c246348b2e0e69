/** Draws what the audience sees on a plain canvas: picture, colour, flash and light, as the browser's layers lie over each other. */

/** What a stage shows, bottom first; a layer that is a picture, or a colour at some strength. */
export type Layer =
  | { readonly of: 'picture'; readonly image: HTMLVideoElement | HTMLCanvasElement }
  | { readonly of: 'colour'; readonly colour: string; readonly strength: number };

/** Nothing is shown yet: black, of the usual size. */
const NOTHING = { width: 576, height: 320 };

export function sizeOf(layers: readonly Layer[]): { readonly width: number; readonly height: number } {
  for (const layer of layers) {
    if (layer.of !== 'picture') continue;
    const { image } = layer;
    const [width, height] =
      image instanceof HTMLVideoElement ? [image.videoWidth, image.videoHeight] : [image.width, image.height];
    if (width > 0) return { width, height };
  }
  return NOTHING;
}

export function composite(pen: CanvasRenderingContext2D, layers: readonly Layer[]): void {
  const { width, height } = pen.canvas;
  pen.globalAlpha = 1;
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, width, height);
  for (const layer of layers) {
    if (layer.of === 'picture') {
      pen.globalAlpha = 1;
      pen.drawImage(layer.image, 0, 0, width, height);
    } else if (layer.strength > 0) {
      pen.globalAlpha = layer.strength;
      pen.fillStyle = layer.colour;
      pen.fillRect(0, 0, width, height);
    }
  }
}

/** A layer of the page that is a colour: as strong as it is in this instant, on its way or not. */
export function colourLayer(element: HTMLElement): Layer {
  const { opacity, backgroundColor } = getComputedStyle(element);
  return { of: 'colour', colour: backgroundColor, strength: Number(opacity) };
}
