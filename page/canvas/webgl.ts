import { SANCTIONED, WRONGED } from "../../src/engine/frame.js";
import { BLOCK, HOOD_SIDE, HOODS_ACROSS, PITCH, placeOf } from "./layout.js";
import { DOTS_FROM, MARKS_FROM, type Painter, type Shown } from "./painting.js";
import { GROUND, rgb } from "./palette.js";
import { EDGE, SHAPES } from "./shapes.js";

/** Texels to a row of the texture that holds the frame. */
const ROW = 1024;

/**
 * One triangle over the whole canvas, one draw call: each pixel works out who lives there and asks the texture for that byte. The
 * cost goes with pixels, not residents. From two pixels to a resident there are dots; the marks inside them tell what colour
 * alone should not: a hole is a sanction, a bar across it points lost to false records. Below that, the mean of all who share the pixel.
 */
const VERTEX = `#version 300 es
void main() { gl_Position = vec4(vec2[3](vec2(-1.0), vec2(3.0, -1.0), vec2(-1.0, 3.0))[gl_VertexID], 0.0, 1.0); }`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D frame;
uniform vec3 colours[16];
uniform vec3 ground;
uniform vec2 middle;
uniform vec2 view;
uniform float scale;
uniform int shapes[16];
uniform int residents;
uniform int across;
uniform int marked;
uniform vec2 markedAt;
uniform float ratio;
uniform bool dots;
out vec4 colour;

int at(ivec2 p) {
  if (p.x < 0 || p.y < 0) return -1;
  ivec2 town = p / ${PITCH};
  ivec2 inTown = p - town * ${PITCH};
  ivec2 hood = inTown / ${BLOCK};
  ivec2 inHood = inTown - hood * ${BLOCK};
  if (town.x >= across || any(greaterThanEqual(hood, ivec2(${HOODS_ACROSS}))) || any(greaterThanEqual(inHood, ivec2(${HOOD_SIDE})))) return -1;
  int who = ((town.y * across + town.x) * ${HOODS_ACROSS * HOODS_ACROSS} + hood.y * ${HOODS_ACROSS} + hood.x) * ${HOOD_SIDE * HOOD_SIDE}
    + inHood.y * ${HOOD_SIDE} + inHood.x;
  return who < residents ? who : -1;
}
uint byteOf(int who) { return texelFetch(frame, ivec2(who % ${ROW}, who / ${ROW}), 0).r; }

void main() {
  vec2 pixel = vec2(gl_FragCoord.x, view.y - gl_FragCoord.y);
  vec2 p = middle + (pixel - view * 0.5) / scale;
  if (dots) {
    ivec2 cell = ivec2(floor(p));
    int who = at(cell);
    vec3 c = ground;
    if (who >= 0) {
      uint b = byteOf(who);
      uint band = b & 15u;
      vec2 d = p - vec2(cell) - 0.5;
      float r = length(d);
      float soft = 0.75 / scale;
      int shape = shapes[band];
      float reach = shape == ${SHAPES.indexOf("square")} ? max(abs(d.x), abs(d.y)) : shape == ${SHAPES.indexOf("diamond")} ? abs(d.x) + abs(d.y) : r;
      float edge = float[4](${SHAPES.map((s) => EDGE[s].toFixed(2)).join(", ")})[shape];
      float cover = 1.0 - smoothstep(edge - soft, edge + soft, reach);
      float bar = abs(d.x - d.y);
      bool barred = scale >= ${MARKS_FROM.toFixed(1)} * ratio && (b & ${WRONGED}u) != 0u && bar < 0.14;
      if (barred) cover *= 1.0 - smoothstep(0.06 - soft, 0.06 + soft, bar);
      else if (scale >= ${MARKS_FROM.toFixed(1)} * ratio && (b & ${SANCTIONED}u) != 0u) cover *= smoothstep(0.19 - soft, 0.19 + soft, r);
      c = mix(ground, colours[band], cover);
      if (who == marked) {
        float ring = abs(max(abs(d.x), abs(d.y)) - 0.46);
        c = mix(c, vec3(1.0), 1.0 - smoothstep(0.03, 0.05 + soft, ring));
      }
    }
    colour = vec4(c, 1.0);
    return;
  }
  float step_ = 1.0 / scale;
  int n = int(clamp(ceil(step_), 1.0, 6.0));
  vec3 sum = vec3(0.0);
  for (int y = 0; y < n; y++) for (int x = 0; x < n; x++) {
    vec2 q = p + (vec2(float(x), float(y)) + 0.5) / float(n) * step_ - step_ * 0.5;
    int who = at(ivec2(floor(q)));
    vec3 c = ground;
    if (who >= 0) c = colours[byteOf(who) & 15u];
    sum += c * c;
  }
  vec3 c = sqrt(sum / float(n * n));
  if (marked >= 0) {
    vec2 d = abs(p - markedAt) * scale / ratio;
    float along = max(d.x, d.y);
    float beside = min(d.x, d.y);
    if (along >= 4.0 && along <= 10.0 && beside <= 1.5) c = vec3(beside <= 0.5 ? 1.0 : 0.0);
  }
  colour = vec4(c, 1.0);
}`;

export function webglPainter(canvas: HTMLCanvasElement): Painter | null {
  // A canvas that has been asked for WebGL can do nothing else, so another one is asked first.
  if (isSoftware(document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true })))
    return null;
  const gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, stencil: false });
  if (gl === null) return null;
  const program = compile(gl);
  if (program === null) return null;
  const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  const places = {
    colours: at("colours"),
    shapes: at("shapes"),
    ground: at("ground"),
    middle: at("middle"),
    view: at("view"),
    scale: at("scale"),
    residents: at("residents"),
    across: at("across"),
    marked: at("marked"),
    markedAt: at("markedAt"),
    ratio: at("ratio"),
    dots: at("dots"),
  };
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  let rows = 0;
  let last: Uint8Array | null = null;

  /** Sends a frame to the graphics memory, unless it is the one already there. */
  const upload = (frame: Uint8Array): void => {
    if (frame === last) return;
    last = frame;
    const needed = Math.max(1, Math.ceil(frame.length / ROW));
    if (needed !== rows) {
      rows = needed;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, ROW, rows, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, null);
    }
    const full = Math.floor(frame.length / ROW);
    const rest = frame.length - full * ROW;
    if (full > 0) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW, full, gl.RED_INTEGER, gl.UNSIGNED_BYTE, frame, 0);
    if (rest > 0)
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, full, rest, 1, gl.RED_INTEGER, gl.UNSIGNED_BYTE, frame, full * ROW);
  };

  return {
    kind: "webgl",
    paint({ frame, layout, camera, size, ratio, colours, shapes, marked }: Shown): void {
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      gl.viewport(0, 0, width, height);
      gl.useProgram(program);
      upload(frame);
      const table = new Float32Array(48);
      colours.forEach((colour, n) => {
        table.set(unit(colour), n * 3);
      });
      gl.uniform3fv(places.colours, table);
      gl.uniform1iv(
        places.shapes,
        Int32Array.from({ length: 16 }, (_, n) => Math.max(0, SHAPES.indexOf(shapes[n]))),
      );
      gl.uniform3fv(places.ground, unit(GROUND));
      gl.uniform2f(places.middle, camera.x, camera.y);
      gl.uniform2f(places.view, width, height);
      gl.uniform1f(places.scale, camera.scale * ratio);
      gl.uniform1i(places.residents, Math.min(layout.residents, frame.length));
      gl.uniform1i(places.across, layout.across);
      gl.uniform1i(places.marked, marked);
      const mark = placeOf(Math.max(0, marked), layout);
      gl.uniform2f(places.markedAt, mark.x + 0.5, mark.y + 0.5);
      gl.uniform1f(places.ratio, ratio);
      gl.uniform1i(places.dots, camera.scale >= DOTS_FROM ? 1 : 0);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    end: () => gl.getExtension("WEBGL_lose_context")?.loseContext(),
  };
}

/**
 * Drawn by the processor it is slower than the plain canvas, and takes from the engine what it needs. Some browsers do that without
 * calling it a caveat.
 */
function isSoftware(gl: WebGL2RenderingContext | null): boolean {
  if (gl === null) return true;
  const about = gl.getExtension("WEBGL_debug_renderer_info");
  const name = gl.getParameter(about === null ? gl.RENDERER : about.UNMASKED_RENDERER_WEBGL);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|basic render/i.test(String(name));
}

const unit = (colour: string): number[] => rgb(colour).map((c) => c / 255);

function compile(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) return null;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}
