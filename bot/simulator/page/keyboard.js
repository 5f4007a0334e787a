/* The buttons under a message: its inline keyboard goes in, rows of buttons come out; null for none. */

import { isolated, make } from "./dom.js";
import { harmless } from "./richtext.js";

const STYLES = new Set(["primary", "success", "danger"]);

export function keyboard(message, doing) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const shown = rows.map((row, rowNumber) => {
    const buttons = row.map((button, column) => buttonNode(button, { message, row: rowNumber, column }, doing));
    return make("div", { class: "keys" }, ...buttons);
  });
  return make("div", { class: "keyboard" }, ...shown);
}

function buttonNode(button, place, doing) {
  const { texts } = doing;
  const look = STYLES.has(button.style) ? `key ${button.style}` : "key";
  const label = isolated(button.text);
  if ("url" in button) {
    const href = harmless(button.url);
    if (href === null) return make("button", { type: "button", class: look, disabled: true }, label);
    const attributes = { class: `${look} opens`, href, target: "_blank", rel: "noopener noreferrer", title: texts.opens(href) };
    return make("a", attributes, label);
  }
  const deed = deedOf(button, place, doing);
  if (deed === null) return make("button", { type: "button", class: look, disabled: true, title: texts.unknownButton }, label);
  return make("button", { type: "button", class: look, onclick: (event) => deed(event.currentTarget) }, label);
}

function deedOf(button, place, doing) {
  if ("callback_data" in button) return (node) => doing.press(node, place);
  if ("copy_text" in button) return () => doing.copy(button.copy_text.text);
  if ("switch_inline_query_current_chat" in button) {
    return () => doing.write(`@${doing.state.bot.username} ${button.switch_inline_query_current_chat}`);
  }
  return null;
}
