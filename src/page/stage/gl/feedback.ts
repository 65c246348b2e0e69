/** The one feedback buffer: what was shown before, on two targets that change places, in enough depth for a trail to die out. */
import { makeTarget, type Size, type Target } from './target.ts';

export type Feedback = {
  /** What was shown before. */
  readonly texture: () => WebGLTexture;
  /** Draws the pass once, into the picture and into what the next one feeds on; then shows the picture. */
  readonly draw: (pass: () => void) => void;
  readonly drop: () => void;
};

export function makeFeedback(gl: WebGL2RenderingContext, { width, height }: Size): Feedback {
  // In 8 bits a trail of 0.98 would stand still a tenth of the way short of the picture.
  const depth = gl.getExtension('EXT_color_buffer_float') ? gl.RGBA16F : gl.RGBA8;
  const shown = makeTarget(gl, width, height);
  const join = (fed: Target): WebGLFramebuffer => {
    const frame = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, shown.texture, 0);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT1, gl.TEXTURE_2D, fed.texture, 0);
    gl.drawBuffers([gl.COLOR_ATTACHMENT0, gl.COLOR_ATTACHMENT1]);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    return frame;
  };
  let before = makeTarget(gl, width, height, depth);
  let next = makeTarget(gl, width, height, depth);
  let beforeFrame = join(before);
  let nextFrame = join(next);

  const draw = (pass: () => void) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, nextFrame);
    pass();
    [before, next] = [next, before];
    [beforeFrame, nextFrame] = [nextFrame, beforeFrame];
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, shown.frame);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
    // Textures begin at the top, the canvas at the bottom.
    gl.blitFramebuffer(0, 0, width, height, 0, height, width, 0, gl.COLOR_BUFFER_BIT, gl.NEAREST);
  };
  const drop = () => {
    for (const frame of [beforeFrame, nextFrame]) gl.deleteFramebuffer(frame);
    for (const target of [before, next, shown]) target.drop();
  };
  return { texture: () => before.texture, draw, drop };
}
