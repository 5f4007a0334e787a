/* Telegram's entities as a structure to draw: a text and its entities go in, blocks of lines of nested runs come out.
   Offsets are UTF-16 units, as JavaScript's strings count. Nothing here knows of the page.

   A block is {kind, begin, end, entity?, blocks?, lines?}: a quote holds blocks, "plain" and "pre" hold lines. A line
   is {begin, end, dir, runs}, and a run {text} or {entity, runs}. Every unit of the text is in one line, but for the
   line breaks between them. */

import { directions } from "./direction.js";

export const QUOTES = new Set(["blockquote", "expandable_blockquote"]);
const BLOCKS = new Set([...QUOTES, "pre"]);
// They run from left to right and are no part of the sentence that they stand in: they don't decide its direction.
const DIRECTIONLESS = new Set(["bot_command", "mention", "url", "email", "code", "phone_number", "cashtag"]);

export function blocksOf(text, entities, fallback = "ltr") {
  const usable = sorted(entities.map((each) => clipped(each, 0, text.length)).filter(Boolean));
  const blocks = blocksIn(text, 0, text.length, usable, BLOCKS);
  const lines = blocks.flatMap(linesIn);
  const dirs = directions(lines.map((line) => weighed(text, line, usable)), fallback);
  lines.forEach((line, index) => (line.dir = dirs[index]));
  return blocks;
}

/* The direction of a text's first line. */
export function firstDirection(text, entities, fallback) {
  return blocksOf(text, entities, fallback).flatMap(linesIn)[0]?.dir ?? fallback;
}

/* A text in one line, where what runs from left to right by itself is kept apart from the words around it. */
export function oneLine(text, entities) {
  const apart = sorted(entities.filter((each) => DIRECTIONLESS.has(each.type))).reverse();
  const marked = apart.reduce((said, { offset, length }) => {
    const [begin, end] = [offset, offset + length];
    return `${said.slice(0, begin)}\u2066${said.slice(begin, end)}\u2069${said.slice(end)}`;
  }, text);
  return marked.replace(/\s+/g, " ").trim();
}

export function linesIn(block) {
  return block.lines ?? block.blocks.flatMap(linesIn);
}

function clipped(entity, begin, end) {
  const first = Math.max(entity.offset, begin);
  const last = Math.min(entity.offset + entity.length, end);
  return last > first ? { ...entity, offset: first, length: last - first } : null;
}

function sorted(entities) {
  const rank = (entity) => (BLOCKS.has(entity.type) ? 0 : 1);
  return entities.sort((one, other) => one.offset - other.offset || other.length - one.length || rank(one) - rank(other));
}

function within(entities, begin, end) {
  return sorted(entities.map((each) => clipped(each, begin, end)).filter(Boolean));
}

function blocksIn(text, begin, end, entities, kinds) {
  const blocks = [];
  const inline = entities.filter((each) => !BLOCKS.has(each.type));
  let at = begin;
  const plain = (until, beforeBlock) => {
    let [first, last] = [at, until];
    // A block begins and ends a line by itself: the line break beside it is not another one.
    if (blocks.length && text[first] === "\n") first += 1;
    if (first >= last) return;
    if (beforeBlock && text[last - 1] === "\n") last -= 1;
    blocks.push({ kind: "plain", begin: first, end: last, lines: linesBetween(text, first, last, inline) });
  };
  for (const entity of entities) {
    if (!kinds.has(entity.type) || entity.offset < at) continue;
    plain(entity.offset, true);
    at = entity.offset + entity.length;
    const place = { kind: entity.type, begin: entity.offset, end: at, entity };
    if (QUOTES.has(entity.type)) {
      const inner = within(entities.filter((each) => !QUOTES.has(each.type)), place.begin, place.end);
      blocks.push({ ...place, blocks: blocksIn(text, place.begin, place.end, inner, new Set(["pre"])) });
    } else blocks.push({ ...place, lines: linesBetween(text, place.begin, place.end, []) });
  }
  plain(end, false);
  return blocks;
}

function linesBetween(text, begin, end, entities) {
  let at = begin;
  return text.slice(begin, end).split("\n").map((piece) => {
    const line = { begin: at, end: at + piece.length };
    line.runs = runsBetween(text, line.begin, line.end, within(entities, line.begin, line.end));
    at = line.end + 1;
    return line;
  });
}

/* Nested runs of sorted entities; of one that crosses another's end, the rest follows after it. */
function runsBetween(text, begin, end, entities) {
  const runs = [];
  let at = begin;
  let waiting = entities;
  while (waiting.length) {
    const [entity, ...others] = waiting;
    const last = entity.offset + entity.length;
    if (entity.offset > at) runs.push({ text: text.slice(at, entity.offset) });
    runs.push({ entity, runs: runsBetween(text, entity.offset, last, within(others, entity.offset, last)) });
    at = last;
    waiting = within(others, last, end);
  }
  if (end > at) runs.push({ text: text.slice(at, end) });
  return runs;
}

/* The part of a line that decides its direction; all of it where there is nothing else. */
function weighed(text, line, entities) {
  const whole = text.slice(line.begin, line.end);
  let rest = whole;
  for (const entity of within(entities.filter((each) => DIRECTIONLESS.has(each.type)), line.begin, line.end)) {
    const first = entity.offset - line.begin;
    rest = rest.slice(0, first) + " ".repeat(entity.length) + rest.slice(first + entity.length);
  }
  return /\p{L}/u.test(rest) ? rest : whole;
}
