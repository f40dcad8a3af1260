// A line of a log as pieces of text with classes. What a terminal would obey is dropped or made visible.

const LONGEST = 4000;
const MOST_PIECES = 500;

/** CSI (ECMA-48, 5.4), OSC with its end, other escapes; then what is invisible. */
const ESCAPE = /\x1b(?:\[([0-9:;<=>?]*)[ -\/]*([@-~])?|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -\/]*[0-~]?)/g;
const PLAIN = { fg: -1, bg: -1, bold: false, dim: false, italic: false, under: false, inverse: false };

/** Pieces [text, class], and the style that the next line starts with. */
function pieces(line, style) {
  const found = [];
  let text = line.length > LONGEST ? line.slice(0, LONGEST) : line;
  const back = text.replace(/\r+$/, '').lastIndexOf('\r');
  if (back >= 0) text = text.slice(back + 1);
  let from = 0;
  for (const match of text.matchAll(ESCAPE)) {
    if (found.length < MOST_PIECES) addPiece(found, text.slice(from, match.index), style);
    else found[MOST_PIECES - 1][0] += clean(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[2] === 'm') style = styled(style, match[1]);
  }
  addPiece(found, text.slice(from), style);
  return { found, style };
}

const clean = text => text.replace(/\r+$/, '').replace(STRANGE, char => (char === '\t' ? char : named(char)));

function addPiece(found, text, style) {
  if (text) found.push([clean(text), classes(style)]);
}

function classes(style) {
  const { fg, bg } = style.inverse ? { fg: style.bg < 0 ? 'p' : style.bg, bg: style.fg < 0 ? 'i' : style.fg } : style;
  const names = [];
  if (fg !== -1) names.push('f' + fg);
  if (bg !== -1) names.push('b' + bg);
  for (const name of ['bold', 'dim', 'italic', 'under']) if (style[name]) names.push(name);
  return names.join(' ');
}

/** The style after SGR (ECMA-48, 8.3.117; colours as xterm has them). */
function styled(style, parameters) {
  const codes = parameters.split(/[;:]/, 32).map(Number);
  let next = { ...style };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 38 || code === 48) {
      const [colour, used] = extended(codes, i + 1);
      next[code === 38 ? 'fg' : 'bg'] = colour;
      i += used;
    } else {
      next = simple(next, code);
    }
  }
  return next;
}

const SWITCHES = {
  1: { bold: true }, 2: { dim: true }, 3: { italic: true }, 4: { under: true }, 7: { inverse: true },
  22: { bold: false, dim: false }, 23: { italic: false }, 24: { under: false }, 27: { inverse: false },
  39: { fg: -1 }, 49: { bg: -1 },
};

function simple(style, code) {
  if (code === 0) return PLAIN;
  if (SWITCHES[code]) return { ...style, ...SWITCHES[code] };
  if (code >= 30 && code <= 37) return { ...style, fg: code - 30 };
  if (code >= 40 && code <= 47) return { ...style, bg: code - 40 };
  if (code >= 90 && code <= 97) return { ...style, fg: code - 82 };
  if (code >= 100 && code <= 107) return { ...style, bg: code - 92 };
  return style;
}

/** One of 256 colours or of all, as the nearest of the sixteen that have a class and contrast. */
function extended(codes, at) {
  if (codes[at] === 5) return [of256(codes[at + 1] ?? 0), 2];
  if (codes[at] === 2) return [nearest(codes.slice(at + 1, at + 4).map(part => part / 51)), 4];
  return [-1, 0];
}

function of256(index) {
  if (index < 16) return index;
  if (index >= 232) return [0, 8, 7, 15][Math.min(3, Math.floor((index - 232) / 6))];
  const cube = index - 16;
  return nearest([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6]);
}

function nearest([red = 0, green = 0, blue = 0]) {
  const strongest = Math.max(red, green, blue);
  if (strongest < 1) return 0;
  const base = [red, green, blue].reduce((sum, part, bit) => sum + (part > strongest / 2 ? 1 << bit : 0), 0);
  return strongest > 4 ? base + 8 : base;
}

/** The line as a node; nothing of it is ever read as markup. */
function lineNode(line, style) {
  const node = make('div', 'line');
  const { found, style: after } = pieces(line, style);
  for (const [text, className] of found) node.append(className ? make('span', className, text) : text);
  if (found.length === 0) node.append('\u00a0');
  return { node, style: after };
}
